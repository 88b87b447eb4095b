import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { CHECKOUTS_BY_NEXT_CHECK, CHECKOUTS_BY_REFERENCE } from '../../model/checkouts';
import { VOTINGS_BY_ACCESS, VOTINGS_BY_OPENING } from '../../model/keys';
import { INDEXED_OF_VOTE, VOTES_BY_VOTING } from '../../model/vote';
import { accept } from '../checks/exceptions';
import type { Settings } from '../settings';

const string = dynamodb.AttributeType.STRING;

/** The one table that holds everything. docs/data-model.md shows its items. */
export class Data extends Construct {
  readonly table: dynamodb.Table;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    this.table = new dynamodb.Table(this, constructId(settings), {
      tableName: settings.tableName,
      partitionKey: { name: 'PK', type: string },
      sortKey: { name: 'SK', type: string },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      stream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: 'expiresAt',
      warmThroughput: warmThroughput(settings.tableWarmWrites, settings.tableWarmReads),
      deletionProtection: settings.protectData,
      removalPolicy: settings.protectData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    if (settings.tableName !== undefined)
      accept(
        this.table,
        'retained-names',
        'A table that is taken over is found by its name, and by nothing else: npm run deploy imports it each time it is there.',
      );
    this.table.addGlobalSecondaryIndex({
      indexName: VOTINGS_BY_OPENING,
      partitionKey: { name: 'kind', type: string },
      sortKey: { name: 'opening', type: string },
    });
    this.table.addGlobalSecondaryIndex({
      indexName: VOTINGS_BY_ACCESS,
      partitionKey: { name: 'access', type: string },
      sortKey: { name: 'opening', type: string },
    });
    this.table.addGlobalSecondaryIndex({
      indexName: CHECKOUTS_BY_REFERENCE,
      partitionKey: { name: 'providerReference', type: string },
      projectionType: dynamodb.ProjectionType.KEYS_ONLY,
    });
    this.table.addGlobalSecondaryIndex({
      indexName: CHECKOUTS_BY_NEXT_CHECK,
      partitionKey: { name: 'pendingSince', type: string },
      sortKey: { name: 'nextCheckAt', type: string },
      projectionType: dynamodb.ProjectionType.KEYS_ONLY,
    });
    // CloudFormation makes one index in an update of a table: what comes after this one needs a deployment of its own.
    this.table.addGlobalSecondaryIndex({
      indexName: VOTES_BY_VOTING,
      partitionKey: { name: 'ballotBox', type: string },
      sortKey: { name: 'ballotId', type: string },
      projectionType: dynamodb.ProjectionType.INCLUDE,
      nonKeyAttributes: INDEXED_OF_VOTE,
      warmThroughput: warmThroughput(settings.indexWarmWrites, settings.indexWarmReads),
    });
  }
}

/**
 * A table that is taken over is another resource than the stack's own: one update then adds it, points everything to it and
 * lets the other one go. Under the same logical id CloudFormation would replace the one by making the other, which is there
 * ("Import AWS resources into a CloudFormation stack automatically", CloudFormation user guide).
 */
function constructId({ tableName }: Settings): string {
  return tableName === undefined ? 'Table' : `Table-${tableName}`;
}

function warmThroughput(writes: number | undefined, reads: number | undefined) {
  if (writes === undefined && reads === undefined) return undefined;
  return {
    ...(writes !== undefined && { writeUnitsPerSecond: writes }),
    ...(reads !== undefined && { readUnitsPerSecond: reads }),
  };
}
