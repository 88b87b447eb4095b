import type { FilterCondition, SubscriptionFilter } from '../../src/realtime/host';
import { matchesFilter } from '../../src/realtime/matching/enhanced-filter';

/** A condition as short as `severity ge 7`. */
const is = (fieldName: string, operator: string, value: unknown): FilterCondition => ({
  fieldName,
  operator,
  value,
});
const anyOf = (...groups: FilterCondition[][]): SubscriptionFilter => ({
  filterGroup: groups.map((filters) => ({ filters })),
});

const ticket = { severity: 7, group: 'web', author: { city: { name: 'Bonn' } }, watchers: [{ id: 'w' }] };

const cases: [string, SubscriptionFilter, unknown, boolean][] = [
  [
    'all conditions of a group hold',
    anyOf([is('severity', 'ge', 7), is('group', 'eq', 'web')]),
    ticket,
    true,
  ],
  [
    'one condition of a group fails',
    anyOf([is('severity', 'ge', 7), is('group', 'eq', 'db')]),
    ticket,
    false,
  ],
  ['one of the groups holds', anyOf([is('group', 'eq', 'db')], [is('severity', 'ge', 7)]), ticket, true],
  ['no group holds', anyOf([is('group', 'eq', 'db')], [is('severity', 'gt', 7)]), ticket, false],
  ['there is no group', anyOf(), ticket, false],
  ['a group asks for nothing', anyOf([]), ticket, true],
  ['the operator is unknown', anyOf([is('severity', 'gte', 1)]), ticket, false],
  ['the field is nested', anyOf([is('author.city.name', 'eq', 'Bonn')]), ticket, true],
  ['a level is missing', anyOf([is('author.street.name', 'eq', 'Bonn')]), ticket, false],
  ['a level is a list', anyOf([is('watchers.id', 'eq', 'w')]), ticket, false],
  ['the name is inherited', anyOf([is('toString', 'ne', null)]), ticket, false],
  ['a missing field is compared with null', anyOf([is('closedAt', 'eq', null)]), ticket, true],
  [
    'the field is five levels deep',
    anyOf([is('a.b.c.d.e', 'eq', 1)]),
    { a: { b: { c: { d: { e: 1 } } } } },
    true,
  ],
  [
    'the field is six levels deep',
    anyOf([is('a.b.c.d.e.f', 'eq', 1)]),
    { a: { b: { c: { d: { e: { f: 1 } } } } } },
    false,
  ],
  ['the mutation returned a list', anyOf([is('severity', 'ne', 1)]), [ticket], false],
];

it.each(cases)('when %s: %#', (_when, filter, record, matches) => {
  expect(matchesFilter(filter, record)).toBe(matches);
});
