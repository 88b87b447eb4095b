import { createIsolate, type Isolate } from '../../src/isolate';
import { handlers, runResolver, unitResolver } from './support';

const loops = {
  thousand: 'let n = 0; for (const x of Array(1000).fill(1)) { n += x; } return { payload: n };',
  more: 'for (const x of Array(1001).fill(1)) { ctx.stash.x = x; } return {};',
  stops: 'for (const x of Array(5000).fill(1)) { if (x) break; } return { payload: "stopped" };',
  nested:
    'let n = 0; for (const a of Array(999).fill(1)) for (const b of [1, 2]) n += 1; return { payload: n };',
  keys: 'const o = Object.assign({}, Array(1001).fill(1)); for (const key in o) ctx.stash.key = key; return {};',
};
let isolate: Isolate;

beforeAll(async () => {
  isolate = await createIsolate(
    Object.entries(loops).map(([name, code]) => unitResolver(name, handlers(code))),
    { workers: 1 },
  );
});
afterAll(() => isolate.close());

const overrun: unknown = expect.objectContaining({
  message: expect.stringContaining('more than 1000 times') as unknown,
});

test.each<[string, object]>([
  ['thousand', { type: 'done', value: 1000 }],
  ['stops', { type: 'done', value: 'stopped' }],
  ['nested', { type: 'done', value: 1998 }],
  ['more', { type: 'failed', error: overrun }],
  ['keys', { type: 'failed', error: overrun }],
])('%s', async (name, expected) => {
  const { output } = await runResolver(isolate, name);

  expect(output).toMatchObject(expected);
});
