import { ScanCommand, type AttributeValue, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import { voteKey, type Key } from '../../model/keys';
import type { VoteItem } from '../../model/vote';
import { fromItem, toItem } from '../lib/dynamodb/attributes';
import { sumOf, type OptionCounts } from '../lib/tally/recount';

/** One segment of a parallel scan, from its beginning or from where an earlier invocation left off. */
export interface SegmentTask {
  votingId: string;
  segment: number;
  segmentCount: number;
  /** Votes counted by earlier invocations. */
  counts?: OptionCounts;
  /** Present while there is more to scan. */
  resumeFrom?: Key;
}

/** A task and what has been counted for it. */
export type SegmentResult = SegmentTask & { counts: OptionCounts };

/** Milliseconds that must be left for one more page; with less, the rest is for the next invocation. */
const TIME_FOR_A_PAGE = 30_000;

/** Counts the votes of one voting in one segment of the table, read strongly consistently. */
export function createHandler(client: DynamoDBClient, tableName: string) {
  return async (
    { votingId, segment, segmentCount, counts = {}, resumeFrom }: SegmentTask,
    { getRemainingTimeInMillis }: Pick<Context, 'getRemainingTimeInMillis'>,
  ): Promise<SegmentResult> => {
    const counted: OptionCounts = { ...counts };
    let position = resumeFrom;
    do {
      const page = await client.send(
        new ScanCommand({
          TableName: tableName,
          Segment: segment,
          TotalSegments: segmentCount,
          ConsistentRead: true,
          FilterExpression: 'SK = :vote',
          ExpressionAttributeValues: toItem({ ':vote': voteKey('', votingId).SK }),
          ProjectionExpression: 'optionId',
          ...(position ? { ExclusiveStartKey: toItem(position) } : {}),
        }),
      );
      Object.assign(counted, sumOf([counted, votesOn(page.Items ?? [])]));
      position = page.LastEvaluatedKey && (fromItem(page.LastEvaluatedKey) as Key);
    } while (position && getRemainingTimeInMillis() > TIME_FOR_A_PAGE);
    return {
      votingId,
      segment,
      segmentCount,
      counts: counted,
      ...(position ? { resumeFrom: position } : {}),
    };
  };
}

/** A vote without an option counts for none of them, so that the recount disagrees and somebody looks. */
function votesOn(items: Record<string, AttributeValue>[]): OptionCounts {
  const votes = items.map((item) => fromItem(item) as Partial<VoteItem>);
  return sumOf(votes.map(({ optionId }) => ({ [optionId ?? '']: 1 })));
}
