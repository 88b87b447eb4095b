import { createIsolate, type Isolate } from '../../src/isolate';
import { handlers, runContext, runResolver, unitResolver } from './support';

const giving = (expression: string) => handlers(`return { payload: ${expression} };`);
let isolate: Isolate;

beforeAll(async () => {
  isolate = await createIsolate(
    [
      unitResolver('keys', giving('Object.keys(ctx)')),
      unitResolver('info', giving('[JSON.parse(JSON.stringify(ctx.info)), ctx.info.selectionSetList]')),
      unitResolver('alias', giving('ctx.args === ctx.arguments')),
      unitResolver('env', handlers('ctx.env.TABLE = "other"; return {};')),
      unitResolver('authType', giving('util.authType()')),
      unitResolver(
        'data',
        handlers('ctx.stash.constructor = "Ada"; ctx.stash.toString = 1; return { payload: ctx.stash };'),
      ),
    ],
    { workers: 1 },
  );
});
afterAll(() => isolate.close());

const valueOf = async (name: string) => {
  const { output } = await runResolver(isolate, name, [], { env: { TABLE: 'votes' } });
  return output.type === 'done' ? output.value : output;
};

test('ctx has the documented properties', async () => {
  expect([...((await valueOf('keys')) as string[])].sort()).toEqual(
    [
      'arguments',
      'args',
      'identity',
      'source',
      'stash',
      'prev',
      'result',
      'error',
      'info',
      'request',
      'env',
    ].sort(),
  );
});

test('the selection is read by name and left out of JSON', async () => {
  const { fieldName, parentTypeName, variables, selectionSetList } = runContext().info;

  expect(await valueOf('info')).toEqual([{ fieldName, parentTypeName, variables }, selectionSetList]);
});

test('args and arguments are the same map', async () => {
  expect(await valueOf('alias')).toBe(true);
});

test('environment variables are read-only', async () => {
  expect(await valueOf('env')).toMatchObject({ type: 'failed', error: { errorType: 'Code' } });
});

test('util.authType is that of the request', async () => {
  expect(await valueOf('authType')).toBe('API Key Authorization');
});

test('data may have the names of built-in members as keys', async () => {
  expect(await valueOf('data')).toEqual({ constructor: 'Ada', toString: 1 });
});
