import fc from 'fast-check';
import type { SubscriptionFilter } from '../../src/realtime/host';
import { matchesFilter } from '../../src/realtime/matching/enhanced-filter';
import { type Matchable, SubscriptionIndex } from '../../src/realtime/matching/subscription-index';

const value = fc.constantFrom<unknown>(0, 1, '1', 'x', true, null);
const record = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value);
const condition = fc.oneof(
  fc.record({
    fieldName: fc.constantFrom('a', 'b', 'c'),
    operator: fc.constantFrom('eq', 'ne', 'lt', 'ge', 'contains'),
    value,
  }),
  fc.record({
    fieldName: fc.constantFrom('a', 'b', 'c'),
    operator: fc.constantFrom('in', 'notIn', 'containsAny'),
    value: fc.array(value, { maxLength: 3 }),
  }),
);
const filter: fc.Arbitrary<SubscriptionFilter> = fc.record({
  filterGroup: fc.array(fc.record({ filters: fc.array(condition, { maxLength: 3 }) }), { maxLength: 3 }),
});
const subscription: fc.Arbitrary<Matchable> = fc.record({
  prepared: fc.record(
    {
      fieldName: fc.constantFrom('onA', 'onB'),
      mutations: fc.subarray(['m1', 'm2', 'm3']),
      arguments: record,
      filter,
      invalidationFilter: filter,
    },
    { requiredKeys: ['fieldName', 'mutations', 'arguments'] },
  ),
});

/** Basic filtering said without an index. */
function argumentsMatch(values: Record<string, unknown>, result: Record<string, unknown>): boolean {
  return Object.entries(values).every(([name, wanted]) => (result[name] ?? null) === wanted);
}

function receives({ prepared }: Matchable, mutation: string, result: Record<string, unknown>): boolean {
  if (!prepared.mutations.includes(mutation)) return false;
  return prepared.filter
    ? matchesFilter(prepared.filter, result)
    : argumentsMatch(prepared.arguments, result);
}

function isInvalidated({ prepared }: Matchable, fieldName: string, payload: unknown): boolean {
  if (prepared.fieldName !== fieldName || !prepared.invalidationFilter) return false;
  return matchesFilter(prepared.invalidationFilter, payload);
}

/** Matching is a question of which, not of the order. */
function expectSame(actual: Matchable[], expected: Matchable[]): void {
  expect(actual).toHaveLength(expected.length);
  expect(new Set(actual)).toEqual(new Set(expected));
}

it('finds what looking at every subscription finds, while subscriptions come and go', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(subscription, fc.boolean()), { maxLength: 12 }),
      fc.array(record, { minLength: 1, maxLength: 4 }),
      (subscriptions, results) => {
        const index = new SubscriptionIndex<Matchable>();
        subscriptions.forEach(([member]) => {
          index.add(member);
        });
        for (const [member, leaves] of subscriptions) if (leaves) index.delete(member);
        const left = subscriptions.filter(([, leaves]) => !leaves).map(([member]) => member);
        expect(index.size).toBe(left.length);
        for (const result of results) {
          for (const mutation of ['m1', 'm2', 'm3', 'm4']) {
            const expected = left.filter((member) => receives(member, mutation, result));
            expectSame(index.match(mutation, result), expected);
          }
          for (const field of ['onA', 'onB', 'onC']) {
            const expected = left.filter((member) => isInvalidated(member, field, result));
            expectSame(index.matchInvalidation(field, result), expected);
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

const onTally = { fieldName: 'onTally', mutations: ['publish'], arguments: { votingId: 'v1' } };
const votingIs = (votingId: string): SubscriptionFilter => ({
  filterGroup: [{ filters: [{ fieldName: 'votingId', operator: 'eq', value: votingId }] }],
});

it.each([null, undefined])('gives %s to nobody', (result) => {
  const index = new SubscriptionIndex<Matchable>();
  index.add({ prepared: { ...onTally, arguments: {} } });
  expect(index.match('publish', result)).toEqual([]);
});

it('leaves the arguments out of account when there is an enhanced filter', () => {
  const index = new SubscriptionIndex<Matchable>();
  index.add({ prepared: { ...onTally, filter: votingIs('v2') } });
  expect(index.match('publish', { votingId: 'v1' })).toHaveLength(0);
  expect(index.match('publish', { votingId: 'v2' })).toHaveLength(1);
});

it('checks only the enhanced filters that could match', () => {
  const index = new SubscriptionIndex<Matchable>();
  for (let member = 0; member < 10_000; member += 1) {
    index.add({ prepared: { ...onTally, filter: votingIs(`v${member}`) } });
  }
  let reads = 0;
  const result = {
    get votingId() {
      reads += 1;
      return 'v77';
    },
  };
  expect(index.match('publish', result)).toHaveLength(1);
  expect(reads).toBe(2);
});
