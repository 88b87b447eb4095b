import { createIsolate, type Isolate } from '../../src/isolate';
import { handlers, runResolver, unitResolver } from './support';

let isolate: Isolate;

beforeAll(async () => {
  isolate = await createIsolate(
    [
      unitResolver(
        'asks',
        handlers('return { get: ctx.args.id };', 'return [ctx.result, ctx.error];'),
        false,
      ),
      unitResolver('none', handlers('return { payload: { id: ctx.args.id } };')),
      unitResolver('silent', handlers('', 'return "reached";')),
      unitResolver('early', handlers('runtime.earlyReturn({ early: true });', 'return "reached";')),
      unitResolver('raises', handlers('util.error("No", "Refused", { a: 1 }, { b: 2 });')),
      unitResolver('appends', handlers('util.appendError("Careful", "Warning"); return { payload: 1 };')),
      unitResolver('unauthorized', handlers('util.unauthorized();')),
      unitResolver('effects', handlers('util.http.addResponseHeader("x-a", "1"); return { payload: null };')),
    ],
    { workers: 1 },
  );
});
afterAll(() => isolate.close());

test('a data source is asked between request and response', async () => {
  const error = { message: 'Slow', type: 'Timeout' };
  const { output, calls } = await runResolver(isolate, 'asks', [{ result: { n: 1 }, error }], {
    arguments: { id: 7 },
  });

  expect(calls).toEqual([['source0', { get: 7 }]]);
  expect(output).toMatchObject({ type: 'done', value: [{ n: 1 }, error] });
});

test('a null result still reaches response', async () => {
  const { output } = await runResolver(isolate, 'asks', [{ result: null }]);

  expect(output).toMatchObject({ type: 'done', value: [null, null] });
});

test('a NONE data source gives back the payload without a call', async () => {
  const { output, calls } = await runResolver(isolate, 'none', [], { arguments: { id: 'a' } });

  expect(calls).toEqual([]);
  expect(output).toMatchObject({ type: 'done', value: { id: 'a' } });
});

test('what is no request is left to the executor, for NONE too', async () => {
  const { output } = await runResolver(isolate, 'silent');

  expect(output).toMatchObject({ type: 'call', request: null });
});

test('an early return in request is the value of the field', async () => {
  const { output } = await runResolver(isolate, 'early');

  expect(output).toMatchObject({ type: 'done', value: { early: true } });
});

test('util.error ends the field with its entry', async () => {
  const { output } = await runResolver(isolate, 'raises');

  expect(output).toMatchObject({
    type: 'failed',
    error: { message: 'No', errorType: 'Refused', data: { a: 1 }, errorInfo: { b: 2 } },
  });
  expect(output).not.toHaveProperty('unauthorized');
});

test('util.appendError lets the handler go on', async () => {
  const { output } = await runResolver(isolate, 'appends');

  expect(output).toMatchObject({
    type: 'done',
    value: 1,
    appendedErrors: [{ message: 'Careful', errorType: 'Warning' }],
  });
});

test('util.unauthorized is marked, for the executor words it', async () => {
  const { output } = await runResolver(isolate, 'unauthorized');

  expect(output).toMatchObject({ type: 'failed', unauthorized: true });
});

test('effects come with the step that asked for them', async () => {
  const { output } = await runResolver(isolate, 'effects');

  expect(output.effects).toEqual([{ type: 'addResponseHeader', name: 'x-a', value: '1' }]);
});
