import { ArgumentIndex } from '../../src/realtime/matching/argument-index';

const cases: [string, Record<string, unknown>, unknown, boolean][] = [
  ['nothing was given', {}, { a: 1 }, true],
  ['nothing was given and the result is a list', {}, [{ a: 1 }], true],
  ['nothing was given and the result is a scalar', {}, 'done', true],
  ['a value equals', { a: 1 }, { a: 1 }, true],
  ['a value differs', { a: 1 }, { a: 2 }, false],
  ['a value has another type', { a: '1' }, { a: 1 }, false],
  ['the field is null', { a: 1 }, { a: null }, false],
  ['the field was not selected', { a: 1 }, { b: 1 }, false],
  ['the result is a list', { a: 1 }, [{ a: 1 }], false],
  ['null meets null', { a: null }, { a: null }, true],
  ['null meets a field that was not selected', { a: null }, { b: 1 }, true],
  ['null meets a value', { a: null }, { a: 0 }, false],
  ['an undefined argument counts as left out', { a: undefined }, { a: 1 }, true],
  ['both values equal', { a: 1, b: 'x' }, { b: 'x', a: 1, c: 0 }, true],
  ['one of two values differs', { a: 1, b: 'x' }, { a: 1, b: 'y' }, false],
  ['values changed places', { a: 'x', b: 'y' }, { a: 'y', b: 'x' }, false],
  ['a boolean equals', { a: false }, { a: false }, true],
  ['an object equals in another order', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, true],
  ['a list differs in order', { a: [1, 2] }, { a: [2, 1] }, false],
];

it.each(cases)('when %s', (_when, values, result, matches) => {
  const index = new ArgumentIndex<string>();
  index.add(values, 'subscriber');
  expect([...index.match(result)]).toEqual(matches ? ['subscriber'] : []);
});

it('reads a result once, however many subscribers ask for other values', () => {
  const index = new ArgumentIndex<number>();
  for (let member = 0; member < 10_000; member += 1) index.add({ votingId: `v${member}` }, member);
  let reads = 0;
  const result = {
    get votingId() {
      reads += 1;
      return 'v77';
    },
  };
  expect([...index.match(result)]).toEqual([77]);
  expect(reads).toBe(1);
});

it('files the same arguments together, in whatever order they were given', () => {
  const index = new ArgumentIndex<string>();
  index.add({ a: 1, b: 2 }, 'one');
  index.add({ b: 2, a: 1 }, 'other');
  let reads = 0;
  const result = {
    b: 2,
    get a() {
      reads += 1;
      return 1;
    },
  };
  expect([...index.match(result)]).toEqual(['one', 'other']);
  expect(reads).toBe(1);
});
