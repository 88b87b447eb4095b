import { createIsolate, type Isolate, type ResolverProgram } from '../../src/isolate';
import { handlers, pipeline, runResolver } from './support';

const after = 'return { previous: ctx.prev.result, result: ctx.result, stash: ctx.stash };';
/** A function that asks with what came before it and hands on what it got. */
const step = (mark: string) =>
  handlers(
    `ctx.stash.${mark} = true; return { mark: '${mark}', previous: ctx.prev.result };`,
    'return { got: ctx.result };',
  );

let isolate: Isolate | undefined;
afterEach(() => isolate?.close());

async function run(program: ResolverProgram, ...results: unknown[]) {
  isolate = await createIsolate([program], { workers: 1 });
  return runResolver(
    isolate,
    program.name,
    results.map((result) => ({ result })),
  );
}

test('results pass from function to function, and the stash through all of them', async () => {
  const before = handlers('ctx.stash.before = true; return "start";', after);
  const { output, calls } = await run(pipeline('p', before, step('a'), step('b')), 1, 2);

  expect(calls).toEqual([
    ['source0', { mark: 'a', previous: 'start' }],
    ['source1', { mark: 'b', previous: { got: 1 } }],
  ]);
  expect(output).toMatchObject({
    type: 'done',
    value: { previous: { got: 2 }, result: { got: 2 }, stash: { before: true, a: true, b: true } },
  });
});

test('writes to ctx.args are seen by later handlers, across data source calls', async () => {
  const writes = handlers('ctx.args.title = "new"; return {};');
  const reads = handlers('return { title: ctx.arguments.title };');
  const { calls } = await run(pipeline('p', handlers('', after), writes, reads), 1, 2);

  expect(calls[1]).toEqual(['source1', { title: 'new' }]);
});

test('before anything ran there is no previous result', async () => {
  const { output } = await run(pipeline('p', handlers('return [ctx.prev, ctx.result];', after)));

  expect(output).toMatchObject({ value: { previous: [null, null] } });
});

test('what is handed on is a copy: later writes to the stash do not reach it', async () => {
  const shares = handlers('return {};', 'ctx.stash.list = [1]; return ctx.stash.list;');
  const writes = handlers('ctx.stash.list.push(2); return { previous: ctx.prev.result };');
  const { calls } = await run(pipeline('p', handlers('', after), shares, writes), 1, 2);

  expect(calls[1]).toEqual(['source1', { previous: [1] }]);
});

test('an early return in the resolver’s request skips all functions', async () => {
  const { output, calls } = await run(
    pipeline('p', handlers('runtime.earlyReturn("early");', after), step('a')),
  );

  expect(calls).toEqual([]);
  expect(output).toMatchObject({ value: { previous: 'early', result: 'early', stash: {} } });
});

test.each([
  ['', true],
  [', { skipTo: "NEXT" }', true],
  [', { skipTo: "END" }', false],
])('an early return%s in a function’s request', async (options, nextRuns) => {
  const returns = handlers(`runtime.earlyReturn("early"${options});`, 'return "reached";');
  const { output, calls } = await run(pipeline('p', handlers('', after), returns, step('b')), 2);

  expect(calls).toEqual(nextRuns ? [['source1', { mark: 'b', previous: 'early' }]] : []);
  expect(output).toMatchObject({ value: { previous: nextRuns ? { got: 2 } : 'early' } });
});

test.each([
  ['NEXT', true],
  ['END', false],
])('an early return to %s in a function’s response', async (skipTo, nextRuns) => {
  const returns = handlers('return {};', `runtime.earlyReturn("early", { skipTo: "${skipTo}" });`);
  const { output, calls } = await run(pipeline('p', handlers('', after), returns, step('b')), 1, 2);

  expect(calls).toHaveLength(nextRuns ? 2 : 1);
  expect(output).toMatchObject({ value: { previous: nextRuns ? { got: 2 } : 'early' } });
});

test('an early return in the resolver’s response is the value', async () => {
  const { output } = await run(pipeline('p', handlers('return 1;', 'runtime.earlyReturn("early");')));

  expect(output).toMatchObject({ type: 'done', value: 'early' });
});

test('an error raised in a function ends the run before the resolver’s response', async () => {
  const raises = handlers('return {};', 'util.appendError("first"); util.error("second");');
  const { output, calls } = await run(pipeline('p', handlers('', after), raises, step('b')), 1, 2);

  expect(calls).toHaveLength(1);
  expect(output).toMatchObject({
    type: 'failed',
    error: { message: 'second' },
    appendedErrors: [{ message: 'first' }],
  });
});

test('appended errors add up over the run', async () => {
  const appends = (message: string) => handlers(`util.appendError("${message}"); return {};`);
  const { output } = await run(pipeline('p', handlers('', after), appends('a'), appends('b')), 1, 2);

  expect(output).toMatchObject({ type: 'done', appendedErrors: [{ message: 'a' }, { message: 'b' }] });
});

test('a data source’s error is seen by its own function only', async () => {
  const looks = handlers('return { before: ctx.error };', 'return ctx.error;');
  const program = pipeline('p', handlers('', 'return [ctx.prev.result, ctx.error];'), looks);
  isolate = await createIsolate([program], { workers: 1 });
  const error = { message: 'Slow', type: 'Timeout' };
  const { output, calls } = await runResolver(isolate, 'p', [{ result: null, error }]);

  expect(calls).toEqual([['source0', { before: null }]]);
  expect(output).toMatchObject({ value: [error, null] });
});

test('functions on NONE data sources run without a call', async () => {
  const program = pipeline('p', handlers('', after), handlers('return { payload: 5 };'), step('b'));
  if (program.kind === 'PIPELINE') program.functions[0]!.none = true;
  const { calls } = await run(program, 2);

  expect(calls).toEqual([['source1', { mark: 'b', previous: 5 }]]);
});
