import { ScanCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  ballotWrite,
  NUMBERED_SEGMENT,
  numberedSegmentWrite,
  numberingAliveWrite,
  numberingDoneWrite,
} from '../../model/ballot-numbering';
import { numberedSegmentKey, VOTE_PREFIX, votingOfVote, type Key } from '../../model/keys';
import { fromItem, toItem } from '../lib/dynamodb/attributes';
import { getItem, read } from '../lib/dynamodb/items';
import { isThrottled, writeItem } from '../lib/dynamodb/transact';
import { retry } from '../lib/retry';
import type { NumberingStore } from './handler';

/** On top of the retries of the SDK. What is still throttled then ends the invocation, and the next one goes on. */
const PATIENCE = { attempts: 8, firstPause: 200, longestPause: 5000, mayPass: isThrottled };

/** Votes, and the rows that say how far their numbering is. */
export function createNumberingStore(client: DynamoDBClient, tableName: string): NumberingStore {
  const now = (): string => new Date().toISOString();
  const patiently = <T>(work: () => Promise<T>): Promise<T> => retry(work, PATIENCE);
  return {
    segment: async (segment, segmentCount) => {
      const item = await getItem(client, tableName, numberedSegmentKey(segment, segmentCount));
      return item ? read(NUMBERED_SEGMENT, item) : { done: false };
    },
    note: async (segment, segmentCount, position) => {
      await writeItem(client, tableName, numberedSegmentWrite(segment, segmentCount, position));
      await writeItem(client, tableName, numberingAliveWrite(now()));
    },
    page: (segment, segmentCount, after) =>
      patiently(async () => {
        const {
          Items = [],
          LastEvaluatedKey,
          ConsumedCapacity,
        } = await client.send(
          new ScanCommand({
            TableName: tableName,
            Segment: segment,
            TotalSegments: segmentCount,
            ConsistentRead: true,
            FilterExpression:
              'begins_with(SK, :vote) AND attribute_not_exists(ballotId) AND attribute_not_exists(barred) AND attribute_not_exists(carried)',
            ExpressionAttributeValues: toItem({ ':vote': VOTE_PREFIX }),
            ProjectionExpression: 'PK, SK',
            ReturnConsumedCapacity: 'TOTAL',
            ...(after ? { ExclusiveStartKey: toItem(after) } : {}),
          }),
        );
        return {
          votes: Items.map((item) => fromItem(item) as Key),
          next: LastEvaluatedKey && (fromItem(LastEvaluatedKey) as Key),
          units: ConsumedCapacity?.CapacityUnits ?? 0,
        };
      }),
    number: async (vote, ballotId) => {
      await patiently(() => writeItem(client, tableName, ballotWrite(vote, votingOfVote(vote), ballotId)));
    },
    finish: async () => {
      await writeItem(client, tableName, numberingDoneWrite(now()));
    },
  };
}
