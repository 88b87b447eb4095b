import { statusAt, type VotingDefinition } from '../../model/voting';
import type { VotingStatus } from '../../schema/generated/types';
import { fromInstant } from '../lib/time';

/** Where a voting stands. @param time milliseconds since the epoch. */
export function standingAt(
  { closesAt, draft, opensAt }: Pick<VotingDefinition, 'closesAt' | 'draft' | 'opensAt'>,
  time: number,
): VotingStatus {
  return draft ? 'DRAFT' : statusAt(time, fromInstant(opensAt), fromInstant(closesAt));
}
