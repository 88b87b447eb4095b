import { MAX_TOTALS_DAYS } from '../../../../../model/limits';
import { PaymentsDocument, type PaymentFieldsFragment } from '../../../../../schema/generated/operations';
import type { CheckoutStatus, PaymentFilter, PaymentProvider } from '../../../../../schema/generated/types';
import { run } from '../../../session/api/client';
import type { Page } from '../../../session/cache/use-paged';

/** A purchase as organisers see it. */
export type Payment = PaymentFieldsFragment;

/** What an organiser looks for, as the form has it. Days are in UTC: `2026-11-26`. */
export interface PaymentSearch {
  /** An e-mail address or a user id. */
  voter: string;
  status: CheckoutStatus | '';
  provider: PaymentProvider | '';
  from: string;
  to: string;
}

const DAY_MS = 24 * 3_600_000;

/** The day so many days before another one, in UTC. @param day today, unless told otherwise. */
export function daysBefore(days: number, day = new Date().toISOString().slice(0, 10)): string {
  return new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
}

/** The days that totals are asked for: those of the search, up to today, as far back as totals reach. */
export function daysOfTotals({ from, to }: Pick<PaymentSearch, 'from' | 'to'>): { from: string; to: string } {
  const last = to === '' ? daysBefore(0) : to;
  const earliest = daysBefore(MAX_TOTALS_DAYS - 1, last);
  return { from: from < earliest ? earliest : from, to: last };
}

/** What the API is asked for. */
export function filterOf({ voter, status, provider, from, to }: PaymentSearch): PaymentFilter {
  const name = voter.trim();
  return {
    ...(name !== '' && (name.includes('@') ? { email: name } : { userId: name })),
    ...(status !== '' && { status }),
    ...(provider !== '' && { provider }),
    ...(from !== '' && { from }),
    ...(to !== '' && { to }),
  };
}

/** A page of what is looked for, newest first. */
export async function fetchPayments(
  search: PaymentSearch,
  nextToken: string | null,
  limit = 20,
): Promise<Page<Payment>> {
  const variables = { filter: filterOf(search), limit, nextToken };
  return (await run(PaymentsDocument, variables, 'voter')).payments;
}
