import { providerReference, type Checkout } from '../../model/checkouts';
import {
  isSameMoney,
  moneyName,
  NO_MONEY,
  plus,
  unreadName,
  type MoneyByName,
  type MoneyPosition,
  type StatementProgress,
} from '../../model/statements';
import type { StatementDifference } from '../../schema/generated/types';
import type { ListedRecord } from '../lib/checkouts/lists';
import { settle } from '../lib/checkouts/settle';
import { ContentionError, ProviderError } from '../lib/errors/errors';
import type { StatementParts } from './parts';
import { ownRecords, type OwnRecord } from './ours';

/** Records of the providers and of our books, side by side. */
export class Comparing {
  private known?: { of: string; records: Map<string, ListedRecord> };

  constructor(private readonly parts: StatementParts) {}

  /** What the providers listed, by provider and id, in one order. Read once in each run: some 300 bytes a record. */
  async listed(progress: StatementProgress): Promise<Map<string, ListedRecord>> {
    const of = `${progress.month} ${progress.revision}`;
    if (this.known?.of === of) return this.known.records;
    const records = new Map<string, ListedRecord>();
    for await (const page of this.parts.statements.listed(progress))
      for (const record of page) {
        if (isUnread(progress, record)) continue;
        const name = nameOf(record);
        const part = records.get(name);
        records.set(name, part ? together(part, record) : record);
      }
    const sorted = new Map([...records].sort(([one], [other]) => (one < other ? -1 : 1)));
    this.known = { of, records: sorted };
    return sorted;
  }

  /** The purchase that a provider's record is about. */
  async checkoutOf({ provider, owner, subject }: ListedRecord): Promise<Checkout | undefined> {
    const { store, gateways } = this.parts.services;
    const named = owner && (await store.read(owner.userId, owner.checkoutId));
    if (named) return named;
    const found = await refusedIsNothing(() => gateways[provider].find(subject));
    if (!found) return undefined;
    const own = found.owner && (await store.read(found.owner.userId, found.owner.checkoutId));
    return own ?? store.findByReference(providerReference(provider, found.providerId));
  }

  /** How a record stands now; as it was listed, where the provider does not say. */
  async current(record: ListedRecord): Promise<ListedRecord> {
    return (await refusedIsNothing(() => this.parts.lists[record.provider].current(record))) ?? record;
  }

  /** Brings a purchase up to what its provider says, so that a webhook that is late makes no difference. */
  async settled(checkout: Checkout): Promise<Checkout> {
    const { services } = this.parts;
    const after = await refusedIsNothing(() => settle(services, checkout, { allDisputes: true }));
    return after ?? checkout;
  }
}

/** What a provider says no to, for good, tells nothing. */
async function refusedIsNothing<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    const mayPass = error instanceof ContentionError || (error instanceof ProviderError && error.retryable);
    if (mayPass || !(error instanceof ProviderError)) throw error;
    return undefined;
  }
}

/** Whether the provider does not let us see all records of this one's kind: none of them are compared then. */
export function isUnread(
  { unread }: Pick<StatementProgress, 'unread'>,
  { provider, kind }: Pick<ListedRecord, 'provider' | 'kind'>,
): boolean {
  return unread[unreadName(provider, kind)] !== undefined;
}

/** The name of a provider's record. */
export function nameOf({ provider, id }: Pick<ListedRecord, 'provider' | 'id'>): string {
  return `${provider} ${id}`;
}

/** Parts of a record that are listed one by one: it was made when the first was. */
function together(one: ListedRecord, other: ListedRecord): ListedRecord {
  const [first, second] = one.at <= other.at ? [one, other] : [other, one];
  return { ...second, ...first, ...plus(one, other) };
}

/** The record of ours that a provider's record is, if we have it. */
export function ownRecordOf(checkout: Checkout, { id }: ListedRecord): OwnRecord | undefined {
  return ownRecords(checkout).find((record) => record.id === id);
}

/** Whether a record of ours moves the same as the provider's. Neither: the same. */
export function isSame(own: OwnRecord | undefined, record: ListedRecord | undefined): boolean {
  if (!isSameMoney(own ?? NO_MONEY, record ?? NO_MONEY)) return false;
  return !own || !record || own.currency === record.currency || isSameMoney(own, NO_MONEY);
}

/** Sums with a record added, if it is of the month. */
export function withRecord(
  sums: MoneyByName<MoneyPosition>,
  month: string,
  { provider, currency, at, ...money }: Pick<ListedRecord, 'provider' | 'currency' | 'at'> & MoneyPosition,
): MoneyByName<MoneyPosition> {
  if (at.slice(0, 7) !== month) return sums;
  const name = moneyName(provider, currency);
  return { ...sums, [name]: plus(sums[name] ?? NO_MONEY, money) };
}

/** What does not agree of a record that at least one of both has. */
export function differenceOf(
  { provider, id }: Pick<ListedRecord, 'provider' | 'id'>,
  { checkout, own, record }: { checkout?: Checkout; own?: OwnRecord; record?: ListedRecord },
): StatementDifference {
  const sum = ({ received, returned, disputed }: MoneyPosition) => received + returned + disputed;
  const kindOfBoth = () => {
    const isOneSum = own?.currency === record?.currency && sum(own ?? NO_MONEY) === sum(record ?? NO_MONEY);
    return isOneSum ? 'STATUS' : 'AMOUNT';
  };
  return {
    kind: !own ? 'MISSING_HERE' : !record ? 'MISSING_THERE' : kindOfBoth(),
    provider,
    reference: id,
    ...(checkout ? { checkoutId: checkout.id, userId: checkout.userId } : record?.owner),
    ...(own && { ours: inWords(own) }),
    ...(record && { theirs: inWords(record) }),
  };
}

/** `received 500 EUR`: minor units, as everywhere in the API. */
function inWords({ currency, ...money }: MoneyPosition & { currency: string }): string {
  const moved = (['received', 'returned', 'disputed'] as const).filter((name) => money[name] !== 0);
  if (moved.length === 0) return `nothing in ${currency}`;
  return moved.map((name) => `${name} ${money[name]} ${currency}`).join(', ');
}
