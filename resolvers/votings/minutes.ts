/** Which minutes of a voting a caller asks for. */
import { DEFAULT_MINUTES, MAX_MINUTES } from '../../model/limits';
import { invalidInput } from '../lib/failures';
import { fromInstant, now, toInstant } from '../lib/time';
import type { VotingView } from './view';

const MINUTE = 60_000;

/** `MAX_MINUTES` in tens and ones: the loops of APPSYNC_JS only go over what is there already. */
const TENS = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0];
const ONES = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0];

/**
 * The beginnings of the minutes asked for, oldest first: none from before the voting opens, none from after now or
 * after the closing. Ends the field when too many or too few are asked for.
 */
export function minutesAsked(
  voting: VotingView,
  { last, before }: { last?: number | null; before?: string | null },
): string[] {
  const count = last ?? DEFAULT_MINUTES;
  if (count < 1 || count > MAX_MINUTES) invalidInput('last', `Ask for 1 to ${MAX_MINUTES} minutes.`);
  if (voting.status === 'UPCOMING' || voting.status === 'DRAFT') return [];
  const opening = startOfMinute(fromInstant(voting.opensAt));
  const closing = Math.min(now(), fromInstant(voting.closesAt) - 1);
  const end = typeof before === 'string' ? Math.min(closing, fromInstant(before) - 1) : closing;
  return TENS.flatMap((ten) => ONES.map((one) => ten * 10 + one))
    .filter((ago) => ago < count)
    .map((ago) => startOfMinute(end) - ago * MINUTE)
    .filter((minute) => minute >= opening)
    .map((minute) => toInstant(minute));
}

function startOfMinute(time: number): number {
  return Math.floor(time / MINUTE) * MINUTE;
}
