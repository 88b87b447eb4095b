import { transformSync } from 'esbuild';
import { checkCode, checkCodes } from '../../src/language';

const code = (body: string): string =>
  `import { util } from '@aws-appsync/utils';
import * as ddb from '@aws-appsync/utils/dynamodb';
export function request(ctx) {
${body}
}
export function response(ctx) { return ctx.result; }`;

const findings = (body: string): string[] =>
  checkCode({ name: 'code.js', code: code(body) }).map(
    ({ line, rule, message }) => `${line} ${rule} ${message.split(':')[0]!}`,
  );

test.each([
  // aws-appsync-community 279
  ["let key = { ge: 'a' }; if (ctx.args.a) { key = { eq: 'a' }; } return key;", 'TS2741'],
  // aws-appsync-community 323
  ["const all = ['m', 't', { a: 1 }]; util.appendError(...all); return {};", 'TS2556'],
  // aws-appsync-community 324
  ['const f = ({ a, b }) => `${a}${b}`; return f({ a: 1 });', 'TS2345'],
  // aws-appsync-community 334
  ['let b = [{ a: 5 }]; b.push({ b: 6 }); return b;', 'TS2345'],
  ['return util.error();', 'TS2554'],
  ["return util.matches('a');", 'TS2554'],
  ['return util.toJson({});', 'TS2339'],
  ['return ddb.get({ keys: { id: ctx.args.id } });', 'TS2561'],
  ["return ddb.query({ query: { id: { eq: 'a' } }, limits: 1 });", 'TS2561'],
  ["return ddb.scan({ limit: '5' });", 'TS2322'],
])('%s is refused', (body, error) => {
  expect(findings(body)).toEqual([`4 types ${error}`]);
});

test.each([
  '/** @type {Record<string, number>[]} */\nlet b = [{ a: 5 }]; b.push({ b: 6 }); return b;',
  'let b = []; b.push({ a: 5 }); b.push({ b: 6 }); return b;',
  "let key; if (ctx.args.a) { key = { eq: 'a' }; } else { key = { ge: 'a' }; } return key;",
  'const { limit = 20, nextToken } = ctx.args; return ddb.scan({ limit, nextToken });',
  'const { id, ...update } = ctx.args.input; return ddb.update({ key: { id }, update, condition: { id: { attributeExists: true } } });',
  "return ddb.transactWrite({ items: [{ deleteItem: { table: 't', key: { id: 'a' }, condition: { n: { eq: 1 } } } }] });",
  "console.log('seen', ctx.args); const o = {}; o.a = 1; return o;",
])('%s passes', (body) => {
  expect(findings(body)).toEqual([]);
});

test('errors name the place in the source', () => {
  const source = `import { util, type Context } from '@aws-appsync/utils';

export const request = (ctx: Context) => (util as never as { wrong(): object }).wrong();
export const response = (ctx: Context) => ctx.result;`;
  const { code: bundle } = transformSync(source, {
    loader: 'ts',
    sourcefile: '../resolvers/Query.a.ts',
    sourcemap: 'inline',
    target: 'esnext',
  });

  expect(checkCode({ name: 'Query.a', code: bundle })).toEqual([
    expect.objectContaining({ file: 'resolvers/Query.a.ts', line: 3, rule: 'types' }),
  ]);
});

test('of several codes each gets its own findings', () => {
  const units = ['return 1;', 'return util.error();', 'return util.nothing;'].map((body, index) => ({
    name: `code${index}`,
    code: code(body),
  }));

  expect(checkCodes(units).map(({ name }) => name)).toEqual(['code1', 'code2']);
  // The second time the first is known to be clean, and the others are checked again.
  expect(checkCodes(units).map(({ name }) => name)).toEqual(['code1', 'code2']);
});
