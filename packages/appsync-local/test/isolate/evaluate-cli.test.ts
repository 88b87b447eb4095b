import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'evaluate-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function evaluate(...parameters: string[]) {
  const cli = join(root, 'src/evaluate/cli.ts');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [require.resolve('tsx/cli'), cli, ...parameters],
    { encoding: 'utf8', timeout: 30_000 },
  );
  return { status, stdout, stderr };
}

const code = file(
  'Query.item.ts',
  `import { util, type Context } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
export const request = (ctx: Context<{ id: string }>) => get({ key: { id: ctx.args.id } });
export function response(): never {
  util.error('Not today', 'Refused');
}`,
);
const context = file('context.json', '{"arguments":{"id":"a"}}');

test('a TypeScript file is bundled and evaluated', () => {
  const { status, stdout } = evaluate('--code', code, '--context', context, '--function', 'request');

  expect(JSON.parse(stdout)).toMatchObject({
    evaluationResult: '{"operation":"GetItem","key":{"id":{"S":"a"}}}',
    logs: [],
  });
  expect(status).toBe(0);
});

test('JavaScript that stands alone is evaluated as it is written, not as a bundler computes it', () => {
  const alone = file(
    'alone.js',
    `import { util } from '@aws-appsync/utils';
export const request = (ctx) => 'bar' ?? util.error('x');
export const response = (ctx) => ctx.result;`,
  );
  const { status, stdout } = evaluate('--code', alone, '--context', context, '--function', 'request');

  expect(JSON.parse(stdout)).toMatchObject({
    error: { codeErrors: [{ value: expect.stringContaining('evaluates the right side of ??') as unknown }] },
  });
  expect(status).toBe(0);
});

test('JavaScript that is spread over files is bundled', () => {
  file('name.js', "export const name = 'n';");
  const parted = file(
    'parted.js',
    `import { name } from './name.js';
export const request = (ctx) => ({ payload: name });
export const response = (ctx) => ctx.result;`,
  );
  const { stdout } = evaluate('--code', parted, '--context', context, '--function', 'request');

  expect(JSON.parse(stdout)).toMatchObject({ evaluationResult: '{"payload":"n"}' });
});

test('an error that the code raised is part of a good answer', () => {
  const { status, stdout } = evaluate('--code', code, '--context', context, '--function', 'response');

  expect(JSON.parse(stdout)).toMatchObject({ error: { message: 'Not today' } });
  expect(status).toBe(0);
});

test.each([
  [['--code', code], /^Usage: /],
  [['--code', code, '--context', context, '--function', 'both'], /^--function must be request or response/],
  [['--code', code, '--context', code, '--function', 'request'], /is not JSON\.$/],
  [['--code', '/nowhere.ts', '--context', context, '--function', 'request'], /cannot be read\.$/],
])('wrong use ends with a sentence: %j', (parameters, sentence) => {
  const { status, stdout, stderr } = evaluate(...parameters);

  expect(stderr.trim()).toMatch(sentence);
  expect(stdout).toBe('');
  expect(status).toBe(2);
});
