import { conditionOf } from '../../../simulation/dynamodb/expressions/condition';
import { projected } from '../../../simulation/dynamodb/expressions/projection';
import { updated } from '../../../simulation/dynamodb/expressions/update';
import { sizeOf, type Item } from '../../../simulation/dynamodb/items';

const item: Item = {
  PK: { S: 'USER#1' },
  credits: { N: '0' },
  windows: { M: { a: { M: { opensAt: { S: '2026' } } } } },
  list: { L: [{ N: '1' }, { N: '2' }] },
};

describe('Conditions', () => {
  const values = { ':zero': { N: '0' }, ':one': { N: '1' }, ':user': { S: 'USER#' } };
  it.each([
    ['attribute_exists(PK)', true],
    ['attribute_not_exists(PK)', false],
    ['attribute_not_exists(nothing) AND credits = :zero', true],
    ['credits >= :one', false],
    ['credits < :one OR attribute_exists(nothing)', true],
    ['NOT credits = :zero', false],
    ['NOT (credits = :zero AND attribute_exists(nothing))', true],
    ['credits = :zero OR credits = :one AND attribute_exists(nothing)', true],
    ['begins_with(PK, :user)', true],
    ['credits BETWEEN :zero AND :one', true],
    ['credits IN (:one, :zero)', true],
    ['nothing <> :one', true],
    ['nothing = :one', false],
    ['#windows.#a.opensAt > :user', false],
    ['attribute_exists(list[1])', true],
    ['attribute_exists(list[2])', false],
    ['size(list) > :one', true],
    ['contains(list, :one)', true],
  ])('%s', (expression, holds) => {
    const ExpressionAttributeNames = { '#windows': 'windows', '#a': 'a' };
    const scope = { item, ExpressionAttributeNames, ExpressionAttributeValues: values };
    expect(conditionOf(expression)(scope)).toBe(holds);
  });

  it('of an item that is not there', () => {
    expect(conditionOf('attribute_not_exists(PK)')({ item: undefined })).toBe(true);
  });

  it.each(['credits =', 'credits ~ :one', 'a b'])('%s is refused', (expression) => {
    expect(() => conditionOf(expression)({ item, ExpressionAttributeValues: values })).toThrow();
  });
});

describe('Updates', () => {
  const change = (expression: string, values: Item = {}, names: Record<string, string> = {}) =>
    updated(expression, item, { ExpressionAttributeValues: values, ExpressionAttributeNames: names });

  it('adds to what is there and to what is not, zeros too', () => {
    const result = change(
      'ADD credits :more, #n1 :more, #n2 :zero',
      { ':more': { N: '2' }, ':zero': { N: '0' } },
      { '#n1': 'n1', '#n2': 'n2' },
    );
    expect(result).toMatchObject({ credits: { N: '2' }, n1: { N: '2' }, n2: { N: '0' } });
  });

  it('sets and removes inside of maps', () => {
    const names = { '#windows': 'windows', '#b': 'b', '#a': 'a' };
    const result = change('SET #windows.#b = :new REMOVE #windows.#a', { ':new': { S: 'x' } }, names);
    expect(result['windows']).toEqual({ M: { b: { S: 'x' } } });
    expect(item['windows']).toEqual({ M: { a: { M: { opensAt: { S: '2026' } } } } });
  });

  it('sees the item as it was in all its actions', () => {
    const result = change('SET credits = credits + :one, old = credits, at1 = if_not_exists(at1, :one)', {
      ':one': { N: '1' },
    });
    expect(result).toMatchObject({ credits: { N: '1' }, old: { N: '0' }, at1: { N: '1' } });
  });

  it('refuses a path through what is not there', () => {
    expect(() => change('SET nothing.inside = :one', { ':one': { N: '1' } })).toThrow(/document path/);
  });
});

it('a projection keeps what it names', () => {
  expect(projected(item, 'PK, #c', { ExpressionAttributeNames: { '#c': 'credits' } })).toEqual({
    PK: item['PK'],
    credits: item['credits'],
  });
});

it('an item is as large as its names and values', () => {
  expect(sizeOf({ PK: { S: 'abc' }, n: { N: '1234' }, yes: { BOOL: true } })).toBe(2 + 3 + 1 + 3 + 3 + 1);
});
