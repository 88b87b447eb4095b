import { movementTo, type Entry } from '../provider/books';
import type { Account } from './account';
import type { Charge, Dispute, Refund } from './objects';

/** Statuses in which a dispute's money is away ("Dispute withdrawals" in Stripe's guide to disputes). */
const AWAY = new Set([
  'needs_response',
  'under_review',
  'lost',
  'appeal_needs_response',
  'appeal_under_review',
]);

/**
 * Brings the books up to what the refunds and disputes of a charge say. Money that was refunded after a dispute began is
 * not taken for it again ("The Dispute object", `is_charge_refundable`), as far as it fits.
 */
export function book(account: Account, charge: Charge): void {
  const { refunds, disputes, unlisted } = account.state;
  const ofCharge = <T extends { charge: string; created: number }>(table: Record<string, T>): T[] =>
    Object.values(table)
      .filter((each) => each.charge === charge.id)
      .sort((one, other) => one.created - other.created);
  const own = { payment: account.sessionOf(charge).id, currency: charge.currency };
  const move = (wanted: number, kinds: { out: Entry['kind']; back: Entry['kind'] }, source: string) => {
    account.move(movementTo(account.state.movements, wanted, kinds, { ...own, source }));
  };
  const made = ofCharge<Refund>(refunds).filter(({ status }) => status === 'succeeded');
  for (const refund of ofCharge<Refund>(refunds))
    move(
      refund.status === 'succeeded' ? refund.amount : 0,
      { out: 'refund', back: 'refund_failure' },
      refund.id,
    );
  for (const dispute of ofCharge<Dispute>(disputes)) {
    const within = made.filter(
      (refund) => refund.created > dispute.created && firstBefore(disputes, refund) === dispute,
    );
    const left = within.reduce((rest, { amount }) => (amount <= rest ? rest - amount : rest), dispute.amount);
    move(AWAY.has(dispute.status) ? left : 0, { out: 'dispute', back: 'dispute_reversal' }, dispute.id);
  }
  move(unlisted[charge.id] ?? 0, { out: 'refund', back: 'refund_failure' }, charge.id);
}

/** A refund gives back the money of one dispute at most: the first that was there. */
function firstBefore(disputes: Record<string, Dispute>, refund: Refund): Dispute | undefined {
  return Object.values(disputes)
    .filter(({ charge, created }) => charge === refund.charge && created < refund.created)
    .sort((one, other) => one.created - other.created)[0];
}
