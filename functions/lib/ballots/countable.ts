import { missingIn } from '../../../model/items';
import { votingOfVote, type Key } from '../../../model/keys';
import { VOTE } from '../../../model/vote';

/** Whether a stored value is an instant as `castAt` is, e.g. `2026-11-22T09:30:10.123Z`. */
export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:/.test(value) && !isNaN(Date.parse(value));
}

/**
 * Why no tally can count what stands in the place of a vote, without what was chosen. Another release may have written it,
 * or a hand. Whether the voting offers the option is not looked at.
 * @returns undefined when it can be counted.
 */
export function whyUncountable(vote: Key): string | undefined {
  const missing = missingIn(VOTE, vote);
  if (missing.length > 0) return `missing or of another type: ${missing.join(', ')}`;
  const { votingId, optionId, castAt } = vote as Key & { votingId: string; optionId: string; castAt: string };
  if (votingId !== votingOfVote(vote)) return 'its votingId is not the voting of its key';
  if (!optionId.startsWith(`${votingId}-`) || !/^\d+$/.test(optionId.slice(votingId.length + 1)))
    return 'its optionId is not of its voting';
  return isInstant(castAt) ? undefined : 'its castAt is not an instant';
}
