import { createIsolate, type Isolate } from '../../src/isolate';
import { handlers, ones, runResolver, unitResolver } from './support';

const counted = (list: string, step: string): string =>
  `const list = ${list}; let n = 0; ${step} return { payload: n };`;
const loops = {
  thousand: counted(ones(1000), 'for (const x of list) { n += x; }'),
  more: counted(ones(1001), 'for (const x of list) { n += x; }'),
  bare: counted(ones(1001), 'for (const x of list) n += x;'),
  stops: `for (const x of ${ones(5000)}) { if (x) break; } return { payload: 'stopped' };`,
  nested: counted(ones(999), 'for (const a of list) for (const b of [1, 2]) n += 1;'),
  map: counted(ones(1001), 'n = list.map((x) => x).length;'),
  optional: counted(ones(1001), 'n = (list ?? [])?.map((x) => x)?.length;'),
  filter: counted(ones(1001), 'n = list.filter((x) => x).length;'),
  reduce: counted(ones(1001), 'n = list.reduce((sum, x) => sum + x, 0);'),
  chained: counted(ones(1001), 'n = list.concat(list).filter((x) => x).map((x) => x).length;'),
  keys: `const o = Object.assign({}, ${ones(1001)}); for (const key in o) ctx.stash.key = key; return {};`,
  forEach: counted(ones(1001), 'list.forEach((x) => { n += x; });'),
  flatMap: counted(ones(1001), 'n = list.flatMap((x) => [x]).length;'),
  find: counted(ones(1001), 'n = list.find((x) => x > 1) ?? 0;'),
  every: counted(ones(1001), 'n = list.every((x) => x) ? 1 : 2;'),
  slice: counted(ones(1500), 'n = list.slice(0, 1200).concat([1]).length;'),
};
let isolate: Isolate;

beforeAll(async () => {
  isolate = await createIsolate(
    Object.entries(loops).map(([name, code]) => unitResolver(name, handlers(code))),
    { workers: 1 },
  );
});
afterAll(() => isolate.close());

const overrun = {
  type: 'failed',
  error: expect.objectContaining({
    message: expect.stringContaining('more than 1000 times') as unknown,
  }) as unknown,
};
const left = (value: number) => ({
  type: 'done',
  value,
  console: [
    { level: 'warn', message: '"A loop was left after 1000 rounds, as AppSync leaves it, silently"' },
  ],
});

test.each<[string, object]>([
  ['thousand', { type: 'done', value: 1000, console: [] }],
  ['stops', { type: 'done', value: 'stopped', console: [] }],
  ['nested', { type: 'done', value: 1998, console: [] }],
  ['slice', { type: 'done', value: 1201, console: [] }],
  ['more', left(1000)],
  ['bare', left(1000)],
  ['map', left(1000)],
  ['optional', left(1000)],
  ['filter', left(1000)],
  ['reduce', left(1000)],
  ['chained', left(1000)],
  ['keys', overrun],
  ['forEach', overrun],
  ['flatMap', overrun],
  ['find', overrun],
  ['every', overrun],
])('%s', async (name, expected) => {
  const { output } = await runResolver(isolate, name);

  expect(output).toMatchObject(expected);
});
