import { buildSync } from 'esbuild';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkCode, checkPipeline } from '../../src/language';
import { rules } from '../../src/language/rules';
import { refusedSyntax } from '../../src/language/rules/refused-syntax';

/** Bundles TypeScript as "Additional utilities" in the developer guide tells. */
function bundle(contents: string, sourcefile: string): string {
  const { outputFiles } = buildSync({
    stdin: { contents, sourcefile, loader: 'ts', resolveDir: __dirname },
    absWorkingDir: __dirname,
    bundle: true,
    write: false,
    sourcemap: 'inline',
    sourcesContent: false,
    target: 'esnext',
    platform: 'node',
    format: 'esm',
    external: ['@aws-appsync/utils'],
  });
  return outputFiles[0]!.text;
}

test('a bundle that follows the language passes', () => {
  const code = bundle(
    `import { util, type Context } from '@aws-appsync/utils';
     import { get } from '@aws-appsync/utils/dynamodb';
     const table = { gate: 'GATE#' } as const;
     export const request = (ctx: Context<{ id: string }>) => get({ key: { pk: table.gate + ctx.args.id } });
     export function response(ctx: Context) {
       if (ctx.error) util.error(ctx.error.message, ctx.error.type);
       return ctx.result;
     }`,
    'Query.gate.ts',
  );

  expect(checkCode({ name: 'Query.gate', code })).toEqual([]);
});

test('findings name the place in the author’s file, in order', () => {
  const code = bundle(
    `type Id = string;
export function request(): Id {
  let n = 0;
  n++;
  throw n;
}
export const response = () => null;`,
    'resolvers/Query.gate.ts',
  );

  expect(checkCode({ name: 'Query.gate', code })).toEqual([
    {
      name: 'Query.gate',
      file: 'resolvers/Query.gate.ts',
      line: 4,
      column: 3,
      rule: 'no-disallowed-unary-operators',
      message: 'The operator ++ is not supported',
    },
    expect.objectContaining({ line: 5, column: 3, rule: 'no-throw' }),
  ]);
});

test('without a source map the places are those of the code', () => {
  const [finding] = checkCode({ name: 'Query.gate', code: '\n  while (1) {}' }).filter(
    ({ rule }) => rule === 'no-while',
  );

  expect(finding).toMatchObject({ file: 'Query.gate', line: 2, column: 3 });
});

test('a broken source map does not hide findings', () => {
  const code = 'throw 1;\n//# sourceMappingURL=data:application/json;base64,bm9uc2Vuc2U=\n';

  expect(checkCode({ name: 'f', code })).toContainEqual(
    expect.objectContaining({ rule: 'no-throw', line: 1 }),
  );
});

test('code that does not parse is one finding', () => {
  expect(checkCode({ name: 'f', code: 'export function {' })).toEqual([
    { name: 'f', file: 'f', line: 1, column: 17, rule: 'syntax', message: 'Unexpected token' },
  ]);
});

test('a pipeline has at most ten functions', () => {
  const unit = { name: 'step', code: '' };
  const pipeline = (length: number) => ({
    kind: 'PIPELINE' as const,
    name: 'Query.all',
    unit,
    functions: Array.from({ length }, () => ({ dataSourceName: 'none', unit })),
  });

  expect(checkPipeline(pipeline(10))).toEqual([]);
  expect(checkPipeline(pipeline(11))).toMatchObject([
    { rule: 'pipeline-length', message: 'The pipeline has 11 functions, 10 are allowed' },
  ]);
});

test('every rule is in the list and has a test', () => {
  const folder = join(__dirname, '../../src/language/rules');
  const files = readdirSync(folder).map((file) => file.replace('.ts', ''));
  const withFile = files.filter((name) => name !== 'index' && name !== 'refused-syntax');
  const listed = rules.map(({ name }) => name);

  expect([...withFile, ...refusedSyntax.map(({ name }) => name)].sort()).toEqual(listed);
  // The test of the table says that every rule in it has cases.
  const tests = [...withFile, 'refused-syntax'].map((name) => `${name}.test.ts`);
  expect(readdirSync(__dirname)).toEqual(expect.arrayContaining(tests));
});
