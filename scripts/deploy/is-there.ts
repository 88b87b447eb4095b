import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** How each type that may stay is asked for; what is about to be deleted counts as gone. */
const QUESTIONS: Readonly<Record<string, (region: string, id: string) => Promise<boolean>>> = {
  'AWS::Cognito::UserPool': async (region, UserPoolId) => {
    await new CognitoIdentityProviderClient({ region }).send(new DescribeUserPoolCommand({ UserPoolId }));
    return true;
  },
  'AWS::DynamoDB::Table': async (region, TableName) => {
    const { Table } = await new DynamoDBClient({ region }).send(new DescribeTableCommand({ TableName }));
    return Table?.TableStatus !== 'DELETING';
  },
  'AWS::KMS::Key': async (region, KeyId) => {
    const { KeyMetadata } = await new KMSClient({ region }).send(new DescribeKeyCommand({ KeyId }));
    return KeyMetadata?.DeletionDate === undefined;
  },
  'AWS::S3::Bucket': async (region, Bucket) => {
    await new S3Client({ region }).send(new HeadBucketCommand({ Bucket }));
    return true;
  },
  'AWS::SecretsManager::Secret': async (region, SecretId) => {
    const { DeletedDate } = await new SecretsManagerClient({ region }).send(
      new DescribeSecretCommand({ SecretId }),
    );
    return DeletedDate === undefined;
  },
};

const GONE = new Set(['ResourceNotFoundException', 'NotFoundException', 'NotFound', 'NoSuchBucket']);

/** Whether something that a stack left is there still. Groups and clients are there as long as their pool is. */
export async function isThere(
  region: string,
  { type, physicalId }: { type: string; physicalId: string },
): Promise<boolean> {
  try {
    return (await QUESTIONS[type]?.(region, physicalId)) ?? true;
  } catch (error) {
    if (error instanceof Error && GONE.has(error.name)) return false;
    throw error;
  }
}
