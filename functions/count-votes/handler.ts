import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { countVotes, type CountStore } from './count';
import { votesIn } from './votes';

/** A batch of a DynamoDB stream with a tumbling window ("Tumbling windows", AWS Lambda developer guide). */
export interface WindowedBatch {
  Records: DynamoDBRecord[];
  /** What the window is for: the checkpoint is kept under it. */
  shardId: string;
}

/** No failures: a batch is counted whole or fails whole. A window has to be given a state, and there is none. */
export type WindowedAnswer = DynamoDBBatchResponse & { state: object };

/** Counts a batch, and does nothing else: who announces tallies looks at what is counted. */
export function createHandler(store: CountStore) {
  return async ({ Records, shardId }: WindowedBatch): Promise<WindowedAnswer> => {
    const votes = votesIn(Records);
    if (votes.length > 0) await countVotes(store, shardId, votes);
    return { state: {}, batchItemFailures: [] };
  };
}
