/** What lists of payments are of, as organisers ask for them. */
import type { VoterName } from '../../model/calls';
import type { PaymentRange } from '../../model/payments';
import type { PaymentConnection, PaymentFilter } from '../../schema/generated/types';
import { invalidInput } from '../lib/failures';
import { fromInstant, now, toInstant } from '../lib/time';

/** What the steps of `payments` hand on. */
export type PaymentsStash = { name?: VoterName; userId?: string; page?: PaymentConnection };

const DAY = 86400000;

/** The days of a list. Ends the field when they are in the wrong order, or too many. */
export function daysOf(
  { from, to }: Pick<PaymentFilter, 'from' | 'to'>,
  most: number,
): Pick<PaymentRange, 'from' | 'to'> {
  const last = typeof to === 'string' ? to.slice(0, 10) : toInstant(now()).slice(0, 10);
  const end = fromInstant(`${last}T00:00:00Z`);
  const first = typeof from === 'string' ? from.slice(0, 10) : toInstant(end - (most - 1) * DAY).slice(0, 10);
  const days = (end - fromInstant(`${first}T00:00:00Z`)) / DAY + 1;
  if (days < 1) invalidInput('to', 'The last day lies before the first one.');
  if (days > most) invalidInput('from', `Ask for ${most} days at most.`);
  return { from: first, to: last };
}
