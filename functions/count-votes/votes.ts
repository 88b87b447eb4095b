import type { DynamoDBRecord } from 'aws-lambda';
import { isVote } from '../../model/keys';
import { isCastVote } from '../../model/people';
import { minuteOf } from '../../model/series';
import { VOTE } from '../../model/vote';
import { whyUncountable } from '../lib/ballots/countable';
import { imageOf, read } from '../lib/dynamodb/items';

/** A vote as the stream tells of it. */
export interface StreamedVote {
  votingId: string;
  optionId: string;
  /** The minute of the vote, e.g. `2026-11-22T09:30Z`. */
  minute: string;
  /** Place in its shard: a decimal number of up to 40 digits. */
  sequence: bigint;
}

/** A vote with the record that told of it. */
export interface RecordedVote extends StreamedVote {
  record: DynamoDBRecord;
}

/** A record that says it is a new vote and cannot be counted. */
export interface UncountableVote {
  record: DynamoDBRecord;
  reason: string;
}

/** The new votes among the records of a batch, in the order of their shard, and those that make no sense. */
export function votesIn(records: DynamoDBRecord[]): {
  votes: RecordedVote[];
  uncountable: UncountableVote[];
} {
  const votes: RecordedVote[] = [];
  const uncountable: UncountableVote[] = [];
  for (const record of records) {
    try {
      const vote = voteIn(record);
      if (vote) votes.push(vote);
    } catch (error) {
      uncountable.push({ record, reason: String(error) });
    }
  }
  votes.sort((one, other) => (one.sequence < other.sequence ? -1 : one.sequence > other.sequence ? 1 : 0));
  return { votes, uncountable };
}

/** @throws Error when something is missing that counting needs, or would be counted as what it is not. */
function voteIn(record: DynamoDBRecord): RecordedVote | undefined {
  const { eventName, dynamodb } = record;
  const image = imageOf(dynamodb?.NewImage);
  if (eventName !== 'INSERT' || !image || !isVote(image) || !isCastVote(image)) return undefined;
  const why = whyUncountable(image);
  if (why !== undefined) throw new Error(`It cannot be counted: ${why}.`);
  const { votingId, optionId, castAt } = read(VOTE, image);
  if (!dynamodb?.SequenceNumber) throw new Error(`The record of vote ${image.SK} has no sequence number.`);
  return { votingId, optionId, minute: minuteOf(castAt), sequence: BigInt(dynamodb.SequenceNumber), record };
}

/**
 * A record that names a vote and its voter by the key alone: what was chosen is in the table only, and under which name it
 * is there, in a vote that another release wrote, nobody can know.
 */
export function withoutChoice(record: DynamoDBRecord): DynamoDBRecord {
  const { dynamodb } = record;
  if (!dynamodb) return record;
  const { NewImage: _, OldImage: __, ...kept } = dynamodb;
  return { ...record, dynamodb: kept };
}
