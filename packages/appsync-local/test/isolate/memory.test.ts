import { createIsolate, type Isolate } from '../../src/isolate';
import { handlers, ones, runResolver, unitResolver } from './support';

/** V8 ends the process for the second kind without asking whether the process minds. */
const attacks = {
  growing: `const many = ${ones(1000)}; let all = [many];
    for (const a of many) all = all.concat(all); return all;`,
  atOnce: `const many = ${ones(1000)}; return many.map(() => many.map(() => many.map(() => [...many])));`,
};
let isolate: Isolate;

beforeAll(async () => {
  isolate = await createIsolate(
    [
      unitResolver('honest', handlers('return { payload: "served" };')),
      ...Object.entries(attacks).map(([name, code]) => unitResolver(name, handlers(code))),
    ],
    { workers: 2, workerHeapMb: 32, stepTimeoutMs: 20_000 },
  );
});
afterAll(() => isolate.close());

test.each(Object.keys(attacks))('memory filled %s harms only the step that does it', async (name) => {
  const run = async (resolver: string) => (await runResolver(isolate, resolver)).output;
  const honest = () => Promise.all(Array.from({ length: 50 }, () => run('honest')));
  const [before, attack, after] = await Promise.all([honest(), run(name), honest()]);

  for (const output of [...before, ...after]) expect(output).toMatchObject({ type: 'done', value: 'served' });
  expect(attack).toMatchObject({
    type: 'failed',
    error: { message: `${name}: The code needed more than 32 MB of memory`, errorType: 'Code' },
  });
});
