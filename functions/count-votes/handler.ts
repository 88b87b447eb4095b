import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import type { Log } from '../lib/log';
import type { TallyPublisher } from '../lib/tally/publisher';
import { countVotes, type CountStore } from './count';
import { votesIn } from './votes';

/** What a tumbling window hands from one of its invocations to the next: votings whose last change is unpublished. */
export interface WindowState {
  pending?: string[];
}

/** A batch of a DynamoDB stream with a tumbling window ("Tumbling windows", AWS Lambda developer guide). */
export interface WindowedBatch {
  Records: DynamoDBRecord[];
  shardId: string;
  /** ISO 8601 instants. */
  window: { start: string; end: string };
  state?: WindowState | null;
  isFinalInvokeForWindow: boolean;
}

/** The next state, and no failures: a batch is counted whole or fails whole. */
export type WindowedAnswer = DynamoDBBatchResponse & { state: WindowState };

/** What counting works with. */
export interface CountingParts {
  store: CountStore;
  publisher: TallyPublisher;
  log: Log;
  now: () => number;
}

/** Votings whose tallies are published side by side. */
const AT_ONCE = 25;

/** Milliseconds after the end of a window from which its shard lags behind, and counting goes before publishing. */
export const LAGGING = 5000;

/**
 * Counts a batch, then publishes what is due. What is not due yet waits in the state of the window, and the last
 * invocation of the window waits for it, unless the shard lags behind. Publishing never fails a batch, for it would
 * hold up the counting of its shard; what stays unpublished is left to find-closed-votings. A batch that is delivered again is published again if need be: its tally
 * may have been committed by an invocation that did not live to publish it.
 */
export function createHandler({ store, publisher, log, now }: CountingParts) {
  return async (event: WindowedBatch): Promise<WindowedAnswer> => {
    const votes = votesIn(event.Records);
    if (votes.length > 0) await countVotes(store, event.shardId, votes);
    const votingIds = [
      ...new Set([...(event.state?.pending ?? []), ...votes.map(({ votingId }) => votingId)]),
    ];
    const mayWait = event.isFinalInvokeForWindow && now() - Date.parse(event.window.end) <= LAGGING;
    const pending = mayWait ? await publishAll(votingIds) : await publishDue(votingIds);
    return { state: { pending }, batchItemFailures: [] };
  };

  async function publishDue(votingIds: string[]): Promise<string[]> {
    const pending: string[] = [];
    await inGroups(votingIds, async (votingId) => {
      if (!(await succeeds(votingId, () => publisher.publishIfDue(votingId)))) pending.push(votingId);
    });
    return pending;
  }

  async function publishAll(votingIds: string[]): Promise<string[]> {
    const pending: string[] = [];
    await inGroups(votingIds, async (votingId) => {
      const publish = () => publisher.publishEventually(votingId).then(() => true);
      if (!(await succeeds(votingId, publish))) pending.push(votingId);
    });
    return pending;
  }

  /** The counts are committed by now: a failure must not send the batch back. */
  async function succeeds(votingId: string, publish: () => Promise<boolean>): Promise<boolean> {
    try {
      return await publish();
    } catch (error) {
      log('warn', 'TallyNotPublished', { votingId, reason: String(error) });
      return false;
    }
  }
}

async function inGroups(ids: string[], work: (id: string) => Promise<void>): Promise<void> {
  for (let start = 0; start < ids.length; start += AT_ONCE)
    await Promise.all(ids.slice(start, start + AT_ONCE).map(work));
}
