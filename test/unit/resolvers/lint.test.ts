import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { projectDirectory } from '../../../infra/bundle';

/** ESLint is a module of the other kind, so that it runs beside the test. */
const script = `
import { Linter } from 'eslint';
import config from './resolvers/eslint.config.mjs';
const rules = config.map(({ rules }) => rules['no-restricted-syntax']).filter(Boolean);
const codes = JSON.parse(process.argv[1]);
const linter = new Linter();
const check = (code) => linter.verify(code, [{ rules: { 'no-restricted-syntax': rules[0] } }]);
console.log(JSON.stringify(codes.map((code) => check(code).map(({ line, column }) => line + ':' + column))));
`;

function findings(codes: string[]): string[][] {
  const output = execFileSync(
    process.execPath,
    ['--input-type=module', '-e', script, JSON.stringify(codes)],
    {
      cwd: path.resolve(projectDirectory),
      encoding: 'utf8',
    },
  );
  return JSON.parse(output) as string[][];
}

const refused = [
  'x.a === null',
  'null !== x.a',
  'x.a !== undefined',
  'x.a == null',
  'x.a === void 0',
  "typeof x.a === 'undefined'",
  "switch (typeof x.a) { case 'undefined': y() }",
  'switch (x.a) { case null: y() }',
  '[1].includes(undefined)',
  '[1].indexOf(null)',
];

const accepted = [
  'const { a } = x; if (a) y(a);',
  "if (Object.hasOwn(x, 'a')) y();",
  'y(x.a ?? null);',
  'const a = x ? null : undefined;',
  "typeof x.a === 'string'",
  '[1].indexOf(x.a)',
];

test('lint refuses comparisons with null and undefined in what is bundled for AppSync', () => {
  expect(findings(refused).map(({ length }) => length)).toEqual(refused.map(() => 1));
  expect(findings(accepted)).toEqual(accepted.map(() => []));
});
