import type { FilterCondition, SubscriptionFilter } from '../host';
import { BucketMap } from './bucket-map';
import { matchesFilter } from './enhanced-filter';
import { equalityKey, fieldValue } from './field-value';

interface Entry<Member> {
  filter: SubscriptionFilter;
  member: Member;
}

/**
 * Members by their enhanced filters. Each group of a filter is filed under one condition that asks for exact values
 * (`eq`, `in`); groups without such a condition are looked at every time. A look-up therefore checks only the
 * filters that could match.
 */
export class FilterIndex<Member> {
  readonly #entries = new Map<Member, Entry<Member>>();
  readonly #byField = new Map<string, BucketMap<Entry<Member>>>();
  readonly #unanchored = new Set<Entry<Member>>();

  add(filter: SubscriptionFilter, member: Member): void {
    const entry = { filter, member };
    this.#entries.set(member, entry);
    for (const group of filter.filterGroup) {
      const anchor = findAnchor(group.filters);
      if (!anchor) this.#unanchored.add(entry);
      else for (const key of anchor.keys) this.#bucketsOf(anchor.fieldName).add(key, entry);
    }
  }

  delete(member: Member): void {
    const entry = this.#entries.get(member);
    if (!entry) return;
    this.#entries.delete(member);
    this.#unanchored.delete(entry);
    for (const group of entry.filter.filterGroup) {
      const anchor = findAnchor(group.filters);
      if (anchor) this.#unfile(anchor, entry);
    }
  }

  /** The members whose filter a record satisfies. */
  *match(record: unknown): Iterable<Member> {
    const candidates = new Set(this.#unanchored);
    for (const [fieldName, buckets] of this.#byField) {
      for (const entry of buckets.get(equalityKey(fieldValue(record, fieldName)))) candidates.add(entry);
    }
    for (const { filter, member } of candidates) if (matchesFilter(filter, record)) yield member;
  }

  #bucketsOf(fieldName: string): BucketMap<Entry<Member>> {
    let buckets = this.#byField.get(fieldName);
    if (!buckets) this.#byField.set(fieldName, (buckets = new BucketMap()));
    return buckets;
  }

  #unfile({ fieldName, keys }: Anchor, entry: Entry<Member>): void {
    const buckets = this.#byField.get(fieldName);
    for (const key of keys) buckets?.delete(key, entry);
    if (buckets?.isEmpty) this.#byField.delete(fieldName);
  }
}

interface Anchor {
  fieldName: string;
  keys: string[];
}

function findAnchor(conditions: FilterCondition[]): Anchor | undefined {
  for (const { fieldName, operator, value } of conditions) {
    if (operator === 'eq') return { fieldName, keys: [equalityKey(value)] };
    if (operator === 'in' && Array.isArray(value)) return { fieldName, keys: value.map(equalityKey) };
  }
  return undefined;
}
