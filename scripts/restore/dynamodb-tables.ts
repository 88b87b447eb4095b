import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  RestoreTableToPointInTimeCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  type DynamoDBClient,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import type { Tables } from './restore';

/** What the stream of a stage's table shows. */
const VIEW = 'NEW_AND_OLD_IMAGES' as const;

/**
 * DynamoDB's own.
 * @param recovery where point-in-time recovery is asked for, if that is somewhere else.
 */
export function dynamodbTables(client: DynamoDBClient, recovery = client): Tables {
  const describe = async (name: string): Promise<TableDescription | undefined> => {
    try {
      return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
    } catch (error) {
      if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
      throw error;
    }
  };
  return {
    async restore(SourceTableName, TargetTableName, at) {
      await recovery.send(
        new RestoreTableToPointInTimeCommand({
          SourceTableName,
          TargetTableName,
          ...(at ? { RestoreDateTime: at } : { UseLatestRestorableTime: true }),
        }),
      );
    },
    status: async (name) => (await describe(name))?.TableStatus,
    hasStream: async (name) => (await describe(name))?.StreamSpecification?.StreamViewType === VIEW,
    async addStream(name) {
      const StreamSpecification = { StreamEnabled: true, StreamViewType: VIEW };
      await client.send(new UpdateTableCommand({ TableName: name, StreamSpecification }));
    },
    async expiresBy(name) {
      const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: name }));
      return TimeToLiveDescription?.TimeToLiveStatus?.startsWith('ENABL')
        ? TimeToLiveDescription.AttributeName
        : undefined;
    },
    async setExpiry(name, AttributeName) {
      await client.send(
        new UpdateTimeToLiveCommand({
          TableName: name,
          TimeToLiveSpecification: { AttributeName, Enabled: true },
        }),
      );
    },
    async setPointInTimeRecovery(name) {
      await recovery.send(
        new UpdateContinuousBackupsCommand({
          TableName: name,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        }),
      );
    },
    async protect(name) {
      await client.send(new UpdateTableCommand({ TableName: name, DeletionProtectionEnabled: true }));
    },
  };
}
