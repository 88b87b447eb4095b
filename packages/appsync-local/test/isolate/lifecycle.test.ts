import { createIsolate } from '../../src/isolate';
import { handlers, ones, runContext, runResolver, unitResolver } from './support';

const spin = `const many = ${ones(1000)}; let n = 0; for (const a of many) for (const b of many) for (const c of many) for (const d of many) n += 1; return n;`;

test('a closed isolate rejects the steps that it has and those that come', async () => {
  const isolate = await createIsolate([unitResolver('spin', handlers(spin))], { workers: 1 });
  const step = () => isolate.step({ resolver: 'spin', context: runContext() });
  const pending = [step(), step()].map((result) =>
    result.catch((error: unknown) => (error as Error).message),
  );

  await isolate.close();

  expect(await Promise.all(pending)).toEqual(['The isolate is closed', 'The isolate is closed']);
  await expect(step()).rejects.toThrow('The isolate is closed');
});

test('an unknown resolver is a failed step', async () => {
  const isolate = await createIsolate([], { workers: 1 });
  const { output } = await runResolver(isolate, 'Query.nothing');
  await isolate.close();

  expect(output).toMatchObject({ type: 'failed', error: { message: 'There is no resolver Query.nothing' } });
});

test('steps behind a stuck one are served elsewhere, before the stuck one is stopped', async () => {
  const isolate = await createIsolate(
    [unitResolver('spin', handlers(spin)), unitResolver('honest', handlers('return { payload: 1 };'))],
    // Longer than the test may take: what waits for the stuck one fails.
    { workers: 2, stepTimeoutMs: 300_000 },
  );
  const stuck = runResolver(isolate, 'spin').catch((error: unknown) => (error as Error).message);
  await Promise.all(Array.from({ length: 60 }, () => runResolver(isolate, 'honest')));
  await isolate.close();

  expect(await stuck).toBe('The isolate is closed');
});

test('steps of one tick that exceed a batch are all answered, each with its own', async () => {
  const isolate = await createIsolate([unitResolver('echo', handlers('return { payload: ctx.args.n };'))]);
  const outputs = await Promise.all(
    Array.from({ length: 500 }, (_, n) =>
      runResolver(isolate, 'echo', [], { arguments: { n, text: 'ü€😀' } }),
    ),
  );
  await isolate.close();

  expect(outputs.map(({ output }) => output.type === 'done' && output.value)).toEqual(
    Array.from({ length: 500 }, (_, n) => n),
  );
});
