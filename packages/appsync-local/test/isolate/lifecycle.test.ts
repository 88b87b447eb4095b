import { createSandbox } from '../../src/isolate';
import { handlers, runContext, runResolver, unitResolver } from './support';

const spin =
  'const many = Array(1000).fill(1); let n = 0; for (const a of many) for (const b of many) for (const c of many) for (const d of many) n += 1; return n;';

test('a closed sandbox rejects the steps that it has and those that come', async () => {
  const sandbox = await createSandbox([unitResolver('spin', handlers(spin))], { workers: 1 });
  const step = () => sandbox.step({ resolver: 'spin', context: runContext() });
  const pending = [step(), step()].map((result) =>
    result.catch((error: unknown) => (error as Error).message),
  );

  await sandbox.close();

  expect(await Promise.all(pending)).toEqual(['The sandbox is closed', 'The sandbox is closed']);
  await expect(step()).rejects.toThrow('The sandbox is closed');
});

test('an unknown resolver is a failed step', async () => {
  const sandbox = await createSandbox([], { workers: 1 });
  const { output } = await runResolver(sandbox, 'Query.nothing');
  await sandbox.close();

  expect(output).toMatchObject({ type: 'failed', error: { message: 'There is no resolver Query.nothing' } });
});

test('steps behind a stuck one are served elsewhere, long before the stuck one is stopped', async () => {
  const sandbox = await createSandbox(
    [unitResolver('spin', handlers(spin)), unitResolver('honest', handlers('return { payload: 1 };'))],
    { workers: 2, stepTimeoutMs: 5000 },
  );
  const stuck = runResolver(sandbox, 'spin').catch((error: unknown) => (error as Error).message);
  const before = performance.now();
  await Promise.all(Array.from({ length: 60 }, () => runResolver(sandbox, 'honest')));
  const elapsed = performance.now() - before;
  await sandbox.close();

  expect(elapsed).toBeLessThan(2500);
  expect(await stuck).toBe('The sandbox is closed');
});

test('steps of one tick that exceed a batch are all answered, each with its own', async () => {
  const sandbox = await createSandbox([unitResolver('echo', handlers('return { payload: ctx.args.n };'))]);
  const outputs = await Promise.all(
    Array.from({ length: 500 }, (_, n) =>
      runResolver(sandbox, 'echo', [], { arguments: { n, text: 'ü€😀' } }),
    ),
  );
  await sandbox.close();

  expect(outputs.map(({ output }) => output.type === 'done' && output.value)).toEqual(
    Array.from({ length: 500 }, (_, n) => n),
  );
});
