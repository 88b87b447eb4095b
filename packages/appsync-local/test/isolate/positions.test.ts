import { transformSync } from 'esbuild';
import { CodeRejected, createIsolate, type Isolate } from '../../src/isolate';
import { handlers, runResolver, unitResolver } from './support';

const source = `import { util, type Context } from '@aws-appsync/utils';
import { get, put } from '@aws-appsync/utils/dynamodb';
interface Input { items: { name: string }[] }

export function request(ctx: Context<Input>) {
  for (const item of ctx.args.items) { console.log('item', item, undefined); }
  console.error(util.time.nowISO8601().length, get, put);
  return { payload: ctx.args.items.map((item) => item.name.length) };
}
export const response = (ctx: Context) => ctx.result;`;

const mapped = transformSync(source, {
  loader: 'ts',
  sourcefile: '../resolvers/Mutation.castVote.ts',
  sourcemap: 'inline',
  target: 'esnext',
}).code;

let isolate: Isolate;
beforeAll(async () => {
  isolate = await createIsolate(
    [
      unitResolver('Mutation.castVote', mapped),
      unitResolver('plain', handlers('const nothing = null; for (const x of [1]) { nothing.name; }')),
      unitResolver('library', handlers('\n  return { payload: util.dynamodb.toMapValues(null).a };')),
    ],
    { workers: 1 },
  );
});
afterAll(() => isolate.close());

test('console lines cite the original file and line', async () => {
  const { output } = await runResolver(isolate, 'Mutation.castVote', [], {
    arguments: { items: [{ name: 'a' }] },
  });

  expect(output.console[0]).toEqual({
    level: 'log',
    at: 'Mutation.castVote.ts:6:48',
    message: '"item" {"name":"a"} undefined',
  });
  expect(output.console[1]).toMatchObject({ level: 'error', at: 'Mutation.castVote.ts:7:11' });
});

test('faults cite the original file and line', async () => {
  const { output } = await runResolver(isolate, 'Mutation.castVote', [], { arguments: { items: [{}] } });

  expect(output).toMatchObject({
    type: 'failed',
    error: {
      message: "Mutation.castVote.ts:8:60: Cannot read properties of undefined (reading 'length')",
      errorType: 'Code',
      data: null,
      errorInfo: null,
    },
  });
});

test('without a source map the unit’s own place is cited, as if nothing had been put in', async () => {
  const { output } = await runResolver(isolate, 'plain');

  expect(output).toMatchObject({
    error: { message: "plain:1:85: Cannot read properties of null (reading 'name')" },
  });
});

test('a fault within a helper cites the call', async () => {
  const { output } = await runResolver(isolate, 'library');

  expect(output).toMatchObject({ error: { message: expect.stringMatching(/^library:2:\d+: /) as unknown } });
});

test('code that the service would refuse is refused, with every finding', async () => {
  const rejected = createIsolate([
    unitResolver('a', handlers('while (true) {}')),
    unitResolver('b', 'export const request = () => 1;'),
  ]);

  await expect(rejected).rejects.toThrow(CodeRejected);
  await expect(rejected).rejects.toThrow(
    'a:1:32 no-while: while is not supported: use for-of or for-in\n' +
      'b:1:1 handlers-exported: The code must export the function response',
  );
});
