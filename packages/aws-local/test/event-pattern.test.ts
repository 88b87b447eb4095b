import { compileEventPattern } from '../src/lambda/event-pattern';

const event = {
  eventName: 'INSERT',
  dynamodb: {
    Keys: { PK: { S: 'USER#1' }, SK: { S: 'VOTE#2' } },
    NewImage: { n: { N: '5' }, flag: { BOOL: true }, tags: { SS: ['a', 'b'] }, none: { NULL: null } },
  },
};

test.each<[string, unknown, boolean]>([
  ['exact text', { eventName: ['INSERT'] }, true],
  ['one of several', { eventName: ['REMOVE', 'INSERT'] }, true],
  ['another text', { eventName: ['insert'] }, false],
  ['keys hold together', { eventName: ['INSERT'], dynamodb: { Keys: { PK: { S: ['USER#2'] } } } }, false],
  ['prefix', { dynamodb: { Keys: { SK: { S: [{ prefix: 'VOTE#' }] } } } }, true],
  ['another prefix', { dynamodb: { Keys: { SK: { S: [{ prefix: 'LEDGER#' }] } } } }, false],
  ['suffix', { dynamodb: { Keys: { SK: { S: [{ suffix: '#2' }] } } } }, true],
  ['letters of any case', { eventName: [{ 'equals-ignore-case': 'insert' }] }, true],
  ['a number is text', { dynamodb: { NewImage: { n: { N: ['5'] } } } }, true],
  ['a number as number', { dynamodb: { NewImage: { n: { N: [5] } } } }, false],
  ['a truth', { dynamodb: { NewImage: { flag: { BOOL: [true] } } } }, true],
  ['null', { dynamodb: { NewImage: { none: { NULL: [null] } } } }, true],
  ['an element of a list', { dynamodb: { NewImage: { tags: { SS: ['b'] } } } }, true],
  ['exists', { dynamodb: { NewImage: { n: { N: [{ exists: true }] } } } }, true],
  ['exists is about leaves', { dynamodb: { NewImage: { n: [{ exists: true }] } } }, false],
  ['does not exist', { dynamodb: { OldImage: { n: { N: [{ exists: false }] } } } }, true],
  ['does not exist but does', { eventName: [{ exists: false }] }, false],
  ['anything but', { eventName: [{ 'anything-but': ['REMOVE'] }] }, true],
  ['anything but this', { eventName: [{ 'anything-but': ['REMOVE', 'INSERT'] }] }, false],
  ['anything but a prefix', { eventName: [{ 'anything-but': { prefix: 'IN' } }] }, false],
  ['anything but, of what is absent', { other: [{ 'anything-but': ['x'] }] }, false],
  ['either', { $or: [{ eventName: ['REMOVE'] }, { dynamodb: { Keys: { PK: { S: ['USER#1'] } } } }] }, true],
  ['neither', { $or: [{ eventName: ['REMOVE'] }, { eventName: ['MODIFY'] }] }, false],
])('%s', (_, pattern, expected) => {
  expect(compileEventPattern(pattern)(event)).toBe(expected);
});

test.each([
  [{ a: [{ numeric: ['>', 1] }] }, 'the filter rule {"numeric":[">",1]} at /a is not known here.'],
  [{ a: 'text' }, 'the filter pattern at /a must be an object or a list of rules.'],
  [{ $or: 1 }, '$or at the top takes a list of patterns.'],
])('%j is refused', (pattern, message) => {
  expect(() => compileEventPattern(pattern)).toThrow(message);
});
