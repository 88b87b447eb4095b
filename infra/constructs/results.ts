import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { VOTES_BY_VOTING } from '../../model/vote';
import { webOrigin, type Settings } from '../settings';
import { BundledFunction } from './bundled-function';
import type { PublicFiles } from './public-files';

/** What publishing results needs. */
export interface ResultsProps {
  settings: Settings;
  table: dynamodb.Table;
  publicFiles: PublicFiles;
}

/**
 * Results that everybody can verify: a key that signs them and never leaves KMS, the function that publishes them, and
 * the one that proves a ballot from what is published (docs/decisions/0026).
 */
export class Results extends Construct {
  /** Called by the recount, once a tally is final. */
  readonly publishResult: lambda.Function;
  /** Behind `ballotProof`. */
  readonly ballotProof: lambda.Function;
  readonly signingKey: kms.Key;

  constructor(scope: Construct, id: string, { settings, table, publicFiles }: ResultsProps) {
    super(scope, id);
    this.signingKey = new kms.Key(this, 'SigningKey', {
      description: `Signs the results of votings of Hustings (${settings.stage}).`,
      alias: `alias/${Stack.of(this).stackName}-results`.toLowerCase(),
      keySpec: kms.KeySpec.ECC_NIST_P256,
      keyUsage: kms.KeyUsage.SIGN_VERIFY,
      // What it signed can be verified without it; but who has it can go on signing as the same.
      removalPolicy: settings.protectData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.publishResult = new BundledFunction(this, 'PublishResult', {
      settings,
      name: 'publish-result',
      description: 'Publishes the signed result of a voting that is final, with all its ballots.',
      environment: {
        TABLE_NAME: table.tableName,
        SIGNING_KEY_ID: this.signingKey.keyId,
        WEB_ORIGIN: webOrigin(settings),
      },
      timeout: Duration.minutes(15),
      // A whole processor, and a million ballots in a fifth of it.
      memorySize: 1769,
    });
    this.publishResult.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['dynamodb:GetItem', 'dynamodb:UpdateItem', 'dynamodb:PutItem'],
        resources: [table.tableArn],
      }),
    );
    this.publishResult.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: [`${table.tableArn}/index/${VOTES_BY_VOTING}`],
      }),
    );
    this.publishResult.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['kms:GetPublicKey', 'kms:Sign'],
        resources: [this.signingKey.keyArn],
      }),
    );
    publicFiles.grantPut(this.publishResult, 'results');
    publicFiles.grantRead(this.publishResult, 'results');
    this.ballotProof = new BundledFunction(this, 'BallotProof', {
      settings,
      name: 'ballot-proof',
      description: 'Proves that a ballot is in a published result.',
      environment: {},
      timeout: Duration.seconds(10),
      memorySize: 512,
      concurrency: settings.proofConcurrency,
    });
    publicFiles.grantRead(this.ballotProof, 'results');
    publicFiles.grantToMiss(this.ballotProof);
  }
}
