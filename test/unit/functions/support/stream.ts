import type { DynamoDBRecord } from 'aws-lambda';
import { toItem } from '../../../../functions/lib/dynamodb/attributes';
import { profileKey, voteKey, votingKey } from '../../../../model/keys';

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;

function record(
  eventName: 'INSERT' | 'MODIFY',
  sequence: number,
  after: object,
  before?: object,
): DynamoDBRecord {
  const { PK, SK } = toItem(after) as Image;
  return {
    eventName,
    dynamodb: {
      Keys: { PK: PK!, SK: SK! },
      SequenceNumber: String(sequence),
      NewImage: toItem(after) as Image,
      ...(before ? { OldImage: toItem(before) as Image } : {}),
    },
  };
}

/** The stream record of a new vote. Sequence numbers have different lengths, as real ones have. */
export function voteRecord(sequence: number, vote: { votingId: string; option: number; voter?: string }) {
  const { votingId, option, voter = `voter-${sequence}` } = vote;
  return record('INSERT', sequence, {
    ...voteKey(voter, votingId),
    votingId,
    optionId: `${votingId}-${option}`,
    castAt: `2026-11-22T09:${String(sequence % 3).padStart(2, '0')}:10.000Z`,
    creditsSpent: 0,
  });
}

/** The stream record of a changed profile. */
export function profileRecord(sequence: number, userId: string, after: object, before?: object) {
  const key = profileKey(userId);
  return record(
    before ? 'MODIFY' : 'INSERT',
    sequence,
    { ...key, ...after },
    before && { ...key, ...before },
  );
}

/** The stream record of a voting's definition. */
export function votingRecord(
  sequence: number,
  voting: {
    id: string;
    opensAt?: string;
    closesAt: string;
    recount?: object;
    proof?: object;
    disagreement?: string;
  },
  before?: Partial<typeof voting> & { id: string },
) {
  const item = {
    kind: 'VOTING',
    opening: 'x',
    options: [],
    createdAt: '2026-11-22T08:00:00.000Z',
    ...voting,
  };
  const old = before && { ...votingKey(before.id), ...before };
  return record(before ? 'MODIFY' : 'INSERT', sequence, { ...votingKey(voting.id), ...item }, old);
}
