import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { publishedWrite, publishingWrite } from '../../../model/tally';
import type { Tally } from '../../../schema/generated/types';
import { writeItem } from '../dynamodb/transact';
import { readVotingTally } from './voting-tally';

/** What is known of a voting's tally and of its last announcement. */
export interface TallyState {
  tally: Tally;
  /** Milliseconds since the epoch at which the right to publish was last taken; 0: never. */
  publishedAt: number;
  /** The highest version that was published for certain; 0: none. */
  publishedVersion: number;
}

/** The table, as publishing sees it. */
export interface PublicationStore {
  /** Undefined when there is no such voting. */
  read(votingId: string): Promise<TallyState | undefined>;
  /** Takes the right to publish now, unless somebody took it after `before` (both milliseconds since the epoch). */
  acquire(votingId: string, now: number, before: number): Promise<boolean>;
  /** Notes that a version was published. */
  notePublished(votingId: string, version: number): Promise<void>;
}

/** Publication rows beside the slots of each tally. */
export class TablePublicationStore implements PublicationStore {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  async read(votingId: string): Promise<TallyState | undefined> {
    const found = await readVotingTally(this.client, this.tableName, votingId);
    if (!found) return undefined;
    const { publishedAt = 0, publishedVersion = 0 } = found.publication;
    return { tally: found.tally, publishedAt, publishedVersion };
  }

  acquire(votingId: string, now: number, before: number): Promise<boolean> {
    return writeItem(this.client, this.tableName, publishingWrite(votingId, now, before));
  }

  async notePublished(votingId: string, version: number): Promise<void> {
    await writeItem(this.client, this.tableName, publishedWrite(votingId, version));
  }
}
