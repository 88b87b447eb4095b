import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { isInvalid } from '../lib/dynamodb/transact';
import type { Log } from '../lib/log';
import { countVotes, type CountStore } from './count';
import { Rest } from './rest';
import { votesIn, withoutChoice, type RecordedVote, type UncountableVote } from './votes';

/** A batch of a DynamoDB stream with a tumbling window ("Tumbling windows", AWS Lambda developer guide). */
export interface WindowedBatch {
  Records: DynamoDBRecord[];
  /** What the window is for: the checkpoint is kept under it. */
  shardId: string;
}

/** No failures: a batch is counted whole or fails whole. A window has to be given a state, and there is none. */
export type WindowedAnswer = DynamoDBBatchResponse & { state: object };

/** A record that was set aside, as it is kept: without what was chosen. */
export interface SetAside extends UncountableVote {
  shardId: string;
}

/** What counting works with. */
export interface CountingParts {
  store: CountStore;
  /** Keeps a record that cannot be counted where somebody is told of it at once. */
  setAside: (record: SetAside) => Promise<void>;
  log: Log;
  rest?: Rest;
}

/**
 * Counts a batch, and does nothing else: who announces tallies looks at what is counted. A record that cannot be
 * counted, however often it came again, is set aside, so that it does not hold up its shard. A batch may come again
 * after that: then the record is set aside twice.
 */
export function createHandler({ store, setAside, log, rest = new Rest() }: CountingParts) {
  const options = { onThrottled: () => rest.needed() };
  return async ({ Records, shardId }: WindowedBatch): Promise<WindowedAnswer> => {
    const { votes, uncountable } = votesIn(Records);
    for (const { record, reason } of uncountable) await aside(shardId, record, reason);
    if (votes.length > 0) {
      await countAll(shardId, votes);
      await rest.take();
    }
    return { state: {}, batchItemFailures: [] };
  };

  async function countAll(shardId: string, votes: RecordedVote[]): Promise<void> {
    try {
      await countVotes(store, shardId, votes, options);
    } catch (error) {
      if (!isInvalid(error)) throw error;
      // One of them will never be taken. What the others counted stands: a vote that was counted is passed over.
      for (const vote of votes) await countAlone(shardId, vote);
    }
  }

  async function countAlone(shardId: string, vote: RecordedVote): Promise<void> {
    try {
      await countVotes(store, shardId, [vote], options);
    } catch (error) {
      if (!isInvalid(error)) throw error;
      await aside(shardId, vote.record, String(error));
    }
  }

  async function aside(shardId: string, record: DynamoDBRecord, reason: string): Promise<void> {
    await setAside({ shardId, record: withoutChoice(record), reason });
    log('error', 'VoteSetAside', { shardId, sequence: record.dynamodb?.SequenceNumber });
  }
}
