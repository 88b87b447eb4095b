import { noNullComparison } from '../../src/language/rules/no-null-comparison';
import { testRule } from './harness';

const why = 'null and undefined are the same for AppSync';
const instead = 'ask for the key with Object.hasOwn(object, key), or for nothing at all with x == null or !x';
const compared = `${why}: ${instead}`;
const typed = `What typeof says of null and undefined is not known: ${instead}`;
const handler = (body: string): string =>
  `export function request(ctx) { ${body} }\nexport function response(ctx) { return ctx.result; }`;

testRule(noNullComparison, {
  refused: [
    ['null === undefined', `1:1 ${compared}`],
    ['null !== undefined', `1:1 ${compared}`],
    ['undefined === void 0 || null === void 0', `1:25 ${compared}`],
    ['const f = (a) => a.b === null', `1:18 ${compared}`],
    ['const f = (a) => null !== a.b', `1:18 ${compared}`],
    ['const f = (a) => a === undefined', `1:18 ${compared}`],
    ['const f = (a) => a?.b === void 0', `1:18 ${compared}`],
    ['const f = (a) => a.find(() => true) === undefined', `1:18 ${compared}`],
    ['var nothing = null; const f = (a) => a === nothing', `1:38 ${compared}`],
    ['const f = (a, b) => a === (b ? null : undefined)', `1:21 ${compared}`],
    ['const f = (a, b) => a === null || b === undefined', `1:21 ${compared}`, `1:35 ${compared}`],
    ['const f = (a) => a === null && a === undefined', `1:18 ${compared}`, `1:32 ${compared}`],
    ['const f = (a) => a() === null || a() === undefined', `1:18 ${compared}`, `1:34 ${compared}`],
    ['const f = (a) => { switch (a) { case null: b(); break; case 1: c() } }', `1:38 ${compared}`],
    ['const f = (a) => { switch (a) { case undefined: b() } }', `1:38 ${compared}`],
    ['const f = (a) => { switch (null) { case a: b() } }', `1:41 ${compared}`],
    ["const f = (a) => typeof a === 'undefined'", `1:18 ${typed}`],
    ["const f = (a) => 'undefined' != typeof a", `1:18 ${typed}`],
    ['[1].includes(null)', `1:14 ${why}: look for a value`],
    ['[1].indexOf(undefined)', `1:13 ${why}: look for a value`],
    ['[1].lastIndexOf(void 0)', `1:17 ${why}: look for a value`],
    [handler('return ctx.args.a === null;'), `1:39 ${compared}`],
    [handler('return ctx.result === undefined;'), `1:39 ${compared}`],
  ],
  accepted: [
    'null === null',
    'undefined === void 0',
    'const f = (a) => a == null',
    'const f = (a) => a != undefined',
    'const f = (a) => !a.b',
    "const f = (a) => Object.hasOwn(a, 'b')",
    "const f = (a) => Object.keys(a).includes('b')",
    'const f = (a) => a === null || a === undefined',
    'const f = (a) => a.b.c !== undefined && a.b.c !== null && a.b.c > 1',
    'const f = (a) => (a ?? null) === null',
    'const f = (a) => (a ?? undefined) !== undefined',
    'const f = (a, b) => a === b',
    'const f = (a) => `${a}` === null',
    "const f = (a) => typeof a === 'string'",
    'const f = (a) => { switch (a) { case 1: b() } }',
    '[1].includes(a)',
    handler('return ctx.result === null || ctx.error !== null;'),
  ],
});
