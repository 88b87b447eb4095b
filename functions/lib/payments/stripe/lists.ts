/**
 * What Stripe lists of an account ("List all charges", "List all refunds", "List all disputes" in Stripe's API reference):
 * newest first, a hundred at a time, narrowed by when they were made.
 */
import type Stripe from 'stripe';
import { NO_MONEY, type MoneyPosition } from '../../../../model/statements';
import {
  unlessRefused,
  type ListedPage,
  type ListedRecord,
  type ProviderLists,
  type RecordKind,
} from '../../checkouts/lists';
import type { ClawbackRecord } from '../../checkouts/record';
import { needed } from '../../errors/errors';
import type { Renewed } from '../../secrets';
import { askStripe } from './errors';
import { disputeRecord, instant, refundRecord } from './record';

const KINDS = ['charges', 'refunds', 'disputes'] as const;

/** What of our records each list is. */
const LISTED: Record<(typeof KINDS)[number], RecordKind> = {
  charges: 'CHARGE',
  refunds: 'REFUND',
  disputes: 'DISPUTE',
};

/** Stripe's lists of the account whose key it is. */
export class StripeLists implements ProviderLists {
  constructor(private readonly client: Renewed<Stripe>) {}

  async page({ from, to }: { from: number; to: number }, cursor: string = KINDS[0]): Promise<ListedPage> {
    const [name, after] = cursor.split(' ');
    const kind = KINDS.find((each) => each === name) ?? KINDS[0];
    const created = { gte: Math.floor(from / 1000), lt: Math.floor(to / 1000) };
    const query = { created, limit: 100, ...(after && { starting_after: after }) };
    const other = KINDS[KINDS.indexOf(kind) + 1];
    const asked = async () => {
      const found = await askStripe(this.client, (stripe) => list(stripe, kind, query));
      const last = found.ids.at(-1);
      return { records: found.records, next: found.hasMore && last ? `${kind} ${last}` : other };
    };
    return unlessRefused(asked, [LISTED[kind]], other);
  }

  /** They are listed as they stand. */
  current(record: ListedRecord): Promise<ListedRecord> {
    return Promise.resolve(record);
  }
}

async function list(
  stripe: Stripe,
  kind: (typeof KINDS)[number],
  query: { created: { gte: number; lt: number }; limit: number; starting_after?: string },
): Promise<{ ids: string[]; hasMore: boolean; records: ListedRecord[] }> {
  const idsOf = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);
  if (kind === 'charges') {
    const page = await stripe.charges.list(query);
    return { ids: idsOf(page), hasMore: page.has_more, records: page.data.flatMap(chargeListed) };
  }
  if (kind === 'refunds') {
    const page = await stripe.refunds.list(query);
    return { ids: idsOf(page), hasMore: page.has_more, records: page.data.flatMap(refundListed) };
  }
  const page = await stripe.disputes.list(query);
  return { ids: idsOf(page), hasMore: page.has_more, records: page.data.flatMap(disputeListed) };
}

/** A charge that did not succeed, or not yet, moved nothing. */
function chargeListed(charge: Stripe.Charge): ListedRecord[] {
  if (charge.status !== 'succeeded' || charge.amount_captured === 0) return [];
  return [listed('CHARGE', charge, { ...NO_MONEY, received: charge.amount_captured })];
}

function refundListed(refund: Stripe.Refund): ListedRecord[] {
  return refundRecord(refund, [], []).map((record) => listed('REFUND', refund, moneyOf(record)));
}

function disputeListed(dispute: Stripe.Dispute): ListedRecord[] {
  const taking = { amount: dispute.amount, currency: dispute.currency.toUpperCase() };
  return disputeRecord(dispute, taking, []).map((record) => listed('DISPUTE', dispute, moneyOf(record)));
}

function moneyOf({ kind, amount, standing, stage }: ClawbackRecord): MoneyPosition {
  if (!standing) return NO_MONEY;
  return kind === 'DISPUTE' && stage === 'OPEN'
    ? { ...NO_MONEY, disputed: amount }
    : { ...NO_MONEY, returned: amount };
}

function listed(
  kind: RecordKind,
  object: Stripe.Charge | Stripe.Refund | Stripe.Dispute,
  money: MoneyPosition,
): ListedRecord {
  const { id, created, currency, metadata, payment_intent: intent } = object;
  const { userId, checkoutId } = metadata ?? {};
  const payment = typeof intent === 'string' ? intent : (intent?.id ?? '');
  return {
    provider: 'STRIPE',
    kind,
    id,
    at: needed('STRIPE', 'created', instant(created)),
    currency: needed('STRIPE', 'currency', currency).toUpperCase(),
    ...money,
    ...(userId && checkoutId && { owner: { userId, checkoutId } }),
    subject: { kind: 'charge', id: payment },
  };
}
