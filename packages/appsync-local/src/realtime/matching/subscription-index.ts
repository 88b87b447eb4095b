import type { PreparedSubscription } from '../host';
import { ArgumentIndex } from './argument-index';
import { FilterIndex } from './filter-index';

/** What matching reads of a subscription. */
export interface Matchable {
  prepared: Pick<
    PreparedSubscription,
    'fieldName' | 'mutations' | 'arguments' | 'filter' | 'invalidationFilter'
  >;
}

interface Subscribers<Member> {
  byArguments: ArgumentIndex<Member>;
  byFilter: FilterIndex<Member>;
}

/**
 * Every subscription of an API, found by what is published. A subscription with an enhanced filter is matched by
 * that filter alone, any other by its arguments ("Enhanced subscription filtering").
 */
export class SubscriptionIndex<Member extends Matchable> {
  // The outer maps hold what is in the schema, so they stay small and nothing is ever taken out of them.
  readonly #members = new Set<Member>();
  readonly #byMutation = new Map<string, Subscribers<Member>>();
  readonly #invalidation = new Map<string, FilterIndex<Member>>();

  get size(): number {
    return this.#members.size;
  }

  has(member: Member): boolean {
    return this.#members.has(member);
  }

  add(member: Member): void {
    const { fieldName, mutations, arguments: values, filter, invalidationFilter } = member.prepared;
    this.#members.add(member);
    for (const mutation of mutations) {
      const subscribers = ensure(this.#byMutation, mutation, newSubscribers<Member>);
      if (filter) subscribers.byFilter.add(filter, member);
      else subscribers.byArguments.add(values, member);
    }
    if (invalidationFilter) {
      ensure(this.#invalidation, fieldName, newFilterIndex<Member>).add(invalidationFilter, member);
    }
  }

  delete(member: Member): void {
    if (!this.#members.delete(member)) return;
    const { fieldName, mutations, arguments: values, filter } = member.prepared;
    for (const mutation of mutations) {
      const subscribers = this.#byMutation.get(mutation);
      if (filter) subscribers?.byFilter.delete(member);
      else subscribers?.byArguments.delete(values, member);
    }
    this.#invalidation.get(fieldName)?.delete(member);
  }

  /** The subscriptions that receive a mutation's result. Nobody receives a null. */
  match(mutation: string, result: unknown): Member[] {
    const subscribers = this.#byMutation.get(mutation);
    if (!subscribers || result === null || result === undefined) return [];
    return [...subscribers.byArguments.match(result), ...subscribers.byFilter.match(result)];
  }

  /** The subscriptions of a field whose invalidation filter a payload satisfies. */
  matchInvalidation(fieldName: string, payload: unknown): Member[] {
    return [...(this.#invalidation.get(fieldName)?.match(payload) ?? [])];
  }
}

function newSubscribers<Member>(): Subscribers<Member> {
  return { byArguments: new ArgumentIndex(), byFilter: new FilterIndex() };
}

function newFilterIndex<Member>(): FilterIndex<Member> {
  return new FilterIndex();
}

function ensure<Value>(map: Map<string, Value>, key: string, create: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = create()));
  return value;
}
