import type { DynamoDBRecord } from 'aws-lambda';
import { VOTE_PREFIX } from '../../model/keys';
import { minuteOf } from '../../model/series';

/** A vote as the stream tells of it. */
export interface StreamedVote {
  votingId: string;
  optionId: string;
  /** The minute of the vote, e.g. `2026-11-22T09:30Z`. */
  minute: string;
  /** Place in its shard: a decimal number of up to 40 digits. */
  sequence: bigint;
}

/** The votes among the records of a batch, in the order of their shard. */
export function votesIn(records: DynamoDBRecord[]): StreamedVote[] {
  return records
    .flatMap((record) => voteIn(record) ?? [])
    .sort((one, other) => (one.sequence < other.sequence ? -1 : one.sequence > other.sequence ? 1 : 0));
}

function voteIn({ eventName, dynamodb }: DynamoDBRecord): StreamedVote | undefined {
  const image = dynamodb?.NewImage;
  if (eventName !== 'INSERT' || !image?.SK?.S?.startsWith(VOTE_PREFIX)) return undefined;
  const [votingId, optionId, castAt] = [image.votingId?.S, image.optionId?.S, image.castAt?.S];
  if (!votingId || !optionId || !castAt || !dynamodb?.SequenceNumber)
    throw new Error(`The vote ${image.PK?.S ?? ''}/${image.SK.S} cannot be counted: it is incomplete.`);
  return { votingId, optionId, minute: minuteOf(castAt), sequence: BigInt(dynamodb.SequenceNumber) };
}
