/*
 * Snippets of public reports and of the guide, as bodies of a request handler, with what becomes of them.
 */

const GUIDE = 'Supported runtime features';
const SAMPLES = 'aws-samples: aws-appsync-resolver-samples';
const BLOG = 'Front-End Web & Mobile: additional array methods and arrow functions';
const report = (number: number): string => `aws-appsync-community ${number}`;
const CDK = 'aws-cdk 22921';
const GLOBALS = `${GUIDE}: globals`;
const BUILT_INS = `${GUIDE}: built-in objects and functions`;
const UTIL = 'Built-in utilities in util';
const NULLISH = `${report(403)}; amplify-category-api 3170`;
const NOBODY = 'reported by nobody';

/** What becomes of a snippet. */
export type Expectation =
  | { value: unknown }
  /** Refused at deployment; the rule is the one of the local check. */
  | { refused: string }
  /** It ends with an error that has this in its text. */
  | { stopped: string };

export interface Snippet {
  source: string;
  body: string;
  expect: Expectation;
  /** Nobody saw what the service does, so that the local runtime refuses or stops it. */
  undecided?: true;
}

type Row = [body: string, expected: unknown];

const values = (source: string, rows: Row[]): Snippet[] =>
  rows.map(([body, value]) => ({ source, body, expect: { value } }));
const refused = (source: string, rule: string, bodies: string[]): Snippet[] =>
  bodies.map((body) => ({ source, body, expect: { refused: rule } }));
const undecided = (rule: string, bodies: string[]): Snippet[] =>
  refused(NOBODY, rule, bodies).map((snippet) => ({ ...snippet, undecided: true }));
const stopped = (source: string, text: string, bodies: string[]): Snippet[] =>
  bodies.map((body) => ({ source, body, expect: { stopped: text }, undecided: true }));

const ten = 'const ten = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];';
const many = `${ten} const hundred = ten.flatMap(() => ten); const all = hundred.flatMap(() => ten).concat([0, 0]);`;

/** The arguments of every snippet. */
export const snippetArguments = {
  id: 'a',
  none: null,
  n: 2,
  list: [3, 1, 2],
  input: { title: 't', note: null },
};

export const snippets: Snippet[] = [
  // null and undefined
  ...refused(report(305), 'no-null-comparison', [
    'return null === undefined;',
    'return void 0 === null;',
    'return ctx.args.missing === null;',
    'return ctx.args.none === undefined;',
    'return ctx.args.none !== undefined;',
    'return ctx.args.input.note === null ? 1 : 2;',
    'if (undefined !== ctx.args.id) { return 1; } return 2;',
    'const nothing = null; return ctx.args.missing === nothing;',
    'return [1].find((x) => x > 1) === undefined;',
    'return ctx.args.list.filter((x) => x !== null);',
    'switch (ctx.args.missing) { case null: return 1; default: return 2; }',
    'switch (ctx.args.none) { case undefined: return 1; default: return 2; }',
  ]),
  ...undecided('no-null-comparison', [
    'return ctx.args.list.includes(null);',
    'return ctx.args.list.indexOf(undefined);',
    'return ctx.args.list.lastIndexOf(null);',
    "return typeof ctx.args.missing === 'undefined';",
    "return typeof ctx.args.none != 'undefined';",
  ]),
  ...values(report(305), [
    ["return Object.keys(ctx.args.input).includes('note');", true],
    ["return Object.keys(ctx.args.input).includes('missing');", false],
    ["return Object.hasOwn(ctx.args.input, 'note');", true],
    ["return Object.hasOwn(ctx.args.input, 'missing');", false],
    ['return ctx.args.none === ctx.args.missing;', true],
    ['return ctx.args.none !== ctx.args.input.missing;', false],
    ['return ctx.args.none == null;', true],
    ['return ctx.args.missing == null;', true],
    ['return ctx.args.id != null;', true],
    ['return ctx.args.none === null || ctx.args.none === undefined;', true],
    ['return ctx.args.id !== null && ctx.args.id !== undefined;', true],
    ['return (ctx.args.missing ?? null) === null;', true],
    ['return !ctx.args.missing;', true],
    ['return ctx.result === null;', true],
    ['const a = { b: ctx.args.missing }; return a.b === ctx.args.none;', true],
  ]),
  ...values('localstack/appsync-utils: recordings of insert with undefined', [
    ['return Object.keys({ name: undefined });', ['name']],
    ['return { name: undefined };', { name: null }],
    ['return [undefined];', [null]],
  ]),
  ...stopped(NOBODY, 'whether AppSync takes it', [
    'const { none = 1 } = ctx.args; return none;',
    'const f = (a = 1) => a; return f(ctx.args.none);',
    'const { input: { note = 1 } } = ctx.args; return note;',
  ]),
  ...values(SAMPLES, [
    [
      'const { limit = 20, nextToken } = ctx.args; return { limit, nextToken };',
      { limit: 20, nextToken: null },
    ],
    ['const { id, ...rest } = { id: 1, a: 2 }; return rest;', { a: 2 }],
    ['const { filter: f, limit = 20 } = ctx.args; return f ? JSON.parse(f) : limit;', 20],
    ["let e = 'SET'; e += [1].length ? ` REMOVE ${['a'].join(', ')}` : ''; return e;", 'SET REMOVE a'],
    ['return { items: ctx.args.items ?? [] };', { items: [] }],
    ["return '2020-01-02T03:04:05Z'.substring(0, 10);", '2020-01-02'],
    [
      "const body = ctx.args.input; return typeof body === 'object' ? JSON.stringify(body) : body;",
      '{"title":"t","note":null}',
    ],
    ['const hits = [{ sort: [1] }]; return hits[hits.length - 1].sort;', [1]],
    [
      'const x = {}; for (const [k, v] of Object.entries({ a: 1 })) { x[`:${k}`] = v; } return x;',
      { ':a': 1 },
    ],
  ]),

  // Operators and the order of evaluation
  ...refused(NULLISH, 'no-effect-in-operand', [
    "return 'bar' ?? util.error('x');",
    "const data = { foo: 'bar' }; return data.foo ?? util.error('Error occurred');",
    "const fail = (m) => { util.error(m); }; return ctx.args.id ?? fail('x');",
    "return ctx.args.id ?? { a: util.appendError('x') };",
    'const seen = []; const note = (m) => { seen.push(m); return m; }; return ctx.args.id ?? note(1);',
    'return ctx.args.id ?? runtime.earlyReturn(1);',
    "return ctx.args.id ?? console.log('x');",
    'return ctx.args.id ?? util.unauthorized();',
    "return ctx.args.list.map((x) => x ?? util.error('x'));",
  ]),
  ...values(NULLISH, [
    ["return 'bar' ?? 'some other value';", 'bar'],
    ["return null ?? 'b';", 'b'],
    ['return ctx.args.missing ?? ctx.args.id;', 'a'],
    ["return false ?? 'b';", false],
    ["return '' ?? 'b';", ''],
    ['return 0 ?? 1;', 0],
    ["const a = ctx.args.id ? ctx.args.id : util.error('x'); return a;", 'a'],
    ['const double = (x) => x * 2; return ctx.args.missing ?? double(ctx.args.n);', 4],
  ]),
  ...undecided('no-effect-in-operand', [
    "return ctx.args.id || util.error('x');",
    "ctx.args.none && util.error('x'); return 1;",
    "const { a = util.error('x') } = ctx.args; return a;",
    "const f = (a = util.error('x')) => a; return f(1);",
    "return ctx.args.none?.map(util.error('x'));",
  ]),
  ...undecided('no-logical-assignment', [
    'let a = null; a ??= 1; return a;',
    'let a = 0; a ||= 1; return a;',
    'let a = 1; a &&= 2; return a;',
  ]),
  ...undecided('no-sequences', ['return (1, 2);']),
  ...values(GUIDE, [
    ['let a = 1; a += 2; a -= 1; a *= 6; a /= 3; return a;', 4],
    ['return 7 % 4;', 3],
    ['return [6 & 3, 6 | 1, 6 ^ 3, 1 << 4, 16 >> 2];', [2, 7, 5, 16, 4]],
    ['return void 0 ?? 1;', 1],
    ["return [typeof 'a', typeof 1, typeof true];", ['string', 'number', 'boolean']],
    ['return ctx.args.missing?.deep?.deeper ?? 1;', 1],
    ['return ctx.args.n > 1 && ctx.args.n < 3;', true],
    ["return ctx.args.n === 2 ? 'two' : 'many';", 'two'],
    ['return !ctx.args.none || ctx.args.none.length > 0;', true],
  ]),

  // Loops
  ...values(report(371), [
    [`${many} let n = 0; for (const x of all) { n += 1; } return n;`, 1000],
    [`${many} return all.map((x) => x).length;`, 1000],
    [`${many} return all.filter((x) => x >= 0).length;`, 1000],
    [`${many} return all.reduce((sum, x) => sum + 1, 0);`, 1000],
    [`${many} return all.slice(0, 1001).length;`, 1001],
    [
      `${many} return [all.slice(0, 1000), all.slice(1000)].map((part) => part.map((x) => x).length);`,
      [1000, 2],
    ],
  ]),
  ...stopped(NOBODY, 'more than 1000 times', [
    `${many} let n = 0; all.forEach((x) => { n += 1; }); return n;`,
    `${many} return all.flatMap((x) => [x]).length;`,
    `${many} return all.every((x) => x >= 0);`,
    `${many} return all.find((x) => x > 10);`,
    `${many} const o = Object.assign({}, all); let n = 0; for (const k in o) { n += 1; } return n;`,
  ]),

  // Functions and constructors
  ...refused(report(303), 'no-unlisted-built-ins', [
    "return Number('1');",
    "return Number.isNaN(Number('asdf'));",
    'return String(1);',
    'return Array(3);',
    'return Object({});',
    'return new Array(3);',
    'return new Object();',
    'return ctx.args.list.map(String);',
    "return 'x'.concat(String(1));",
  ]),
  ...refused(report(303), 'no-unknown-globals', [
    "return parseInt('1');",
    "return parseFloat('1.5');",
    'return Boolean(1);',
    'return ctx.args.list.filter(Boolean);',
  ]),
  ...values(report(303), [
    ["const test = '123'; return +test;", 123],
    ["return +' 12 '.trim();", 12],
    ['return Number.isNaN(+ctx.args.id);', true],
    ['return Number.isFinite(ctx.args.n);', true],
  ]),
  ...refused('serverless-appsync-plugin 549', 'no-unknown-globals', [
    'return new Date().toISOString();',
    'return Date.now();',
  ]),
  ...undecided('no-unlisted-built-ins', [
    'return Array.isArray(ctx.args.list);',
    "return Object.fromEntries([['a', 1]]);",
    'return Math.abs(-1);',
    'return Math.trunc(1.5);',
    'return Math.PI;',
    'return Number.isInteger(1);',
    'return ctx.args.n.toString();',
    'return ctx.args.n.toFixed(2);',
    'return ctx.args.list.at(-1);',
    'return ctx.args.list.toSorted();',
    "return ctx.args.id.match('a');",
    'return ctx.args.id.codePointAt(0);',
    "return ctx.args.input.hasOwnProperty('title');",
    "console.warn('a'); return 1;",
  ]),
  ...undecided('no-unknown-globals', [
    'return BigInt(1);',
    "return Symbol('a');",
    'return new Map();',
    'return new Set([1]);',
    "return RegExp('a');",
    'return new Promise(() => 1);',
  ]),
  ...refused('ESLint plugin of AWS AppSync', 'no-disallowed-methods', [
    'return Array.from([1]);',
    'return Array.of(1);',
    'return Object.freeze({});',
    "return 'a'.padStart(3, 'b');",
    "return 'a'.repeat(2);",
    "return 'a'.localeCompare('b');",
    'return ctx.args.list.keys();',
    'return ctx.args.list.entries();',
  ]),
  ...values(report(279), [["return ctx.args.id != null && !['items'].includes('items');", false]]),
  ...values(BLOG, [
    ['return [1, 2, 3, 4, 5].filter((x) => x % 2);', [1, 3, 5]],
    ['return [1, 2, 3, 4, 5].reduce((sum, x) => sum + x);', 15],
    ['const test = (x) => x > 42; return [12, 43, 44].find(test);', 43],
    ['const test = (x) => x > 42; return [12].find(test);', null],
    ['return [1, 2, 3].findLast((x) => x < 3);', 2],
    ['return [1, 2].some((x) => x > 1);', true],
    ['return [[1], [2]].flatMap((x) => x);', [1, 2]],
    ['return [1, 2, 3].reduceRight((all, x) => all.concat([x]), []);', [3, 2, 1]],
  ]),

  // Syntax
  ...refused('re:Post: js resolver do not support the in operator', 'no-in-operator', [
    "return 'a' in ctx.args;",
  ]),
  ...refused(GUIDE, 'no-for', ['for (let i = 0; i < 3; i += 1) {} return 1;']),
  ...refused(GUIDE, 'no-while', [
    'while (ctx.args.none) {} return 1;',
    'do {} while (ctx.args.none); return 1;',
  ]),
  ...refused(GUIDE, 'no-continue', ['for (const x of [1]) { if (x) { continue; } } return 1;']),
  ...refused(GUIDE, 'no-try', [
    'try { return 1; } catch { return 2; }',
    'try { return 1; } finally { ctx.stash.a = 1; }',
  ]),
  ...refused(GUIDE, 'no-throw', ["throw 'a';"]),
  ...refused(GUIDE, 'no-disallowed-unary-operators', [
    'let a = 1; a++; return a;',
    'let a = 1; --a; return a;',
    'return ~1;',
  ]),
  ...refused(GUIDE, 'no-labels', ['a: for (const b of [1]) { break a; } return 1;']),
  ...refused(GUIDE, 'no-regex', ['return /a/;', "return 'a b'.split(/ /);"]),
  ...refused(GUIDE, 'no-async', ['const f = async () => 1; return 1;']),
  ...refused(GUIDE, 'no-classes', ['class A {} return 1;']),
  ...refused(GUIDE, 'no-this', ['return this;']),
  ...refused(GUIDE, 'no-sort-comparator', ['return [2, 1].sort((a, b) => a - b);']),
  ...refused(GUIDE, 'no-function-passing', ['const run = (f) => f(); return run(() => 1);']),
  ...refused(GUIDE, 'no-function-return', ['const make = () => () => 1; return make()();']),
  ...undecided('no-accessors', ['return { get a() { return 1; } };']),
  ...undecided('no-bigint', ['return 1n;']),

  // What compilers make of newer code, and habits from elsewhere
  ...refused(CDK, 'no-unknown-globals', [
    "const utils = require('@aws-appsync/utils'); return utils.util.autoId();",
    "Object.defineProperty(exports, '__esModule', { value: true }); return 1;",
    'module.exports = { request: 1 }; return 1;',
  ]),
  ...refused(CDK, 'no-classes', ['const A = class { run() { return 1; } }; return 1;']),
  ...refused('cdklabs/awscdk-appsync-utils 832', 'no-disallowed-binary-operators', [
    'return ctx.args.list instanceof Array;',
  ]),
  ...refused('cdklabs/awscdk-appsync-utils 832', 'no-unknown-globals', [
    "for (const index of Object.keys(['a'])) { return parseInt(index, 10); } return 0;",
  ]),
  ...refused('amplify-category-api 2661', 'no-async', [
    'const load = async () => { return ctx.args.id; }; return load();',
  ]),
  ...refused('amplify-category-api 2661', 'no-try', [
    "try { return JSON.parse('{'); } catch (error) { return {}; }",
  ]),
  ...refused(report(338), 'no-regex', [
    'return /^[a-z]+$/i.test(ctx.args.id);',
    "return 'a-b'.replace(/-/g, '');",
  ]),
  ...refused('RFC, aws-appsync-community 147', 'no-unknown-globals', [
    "fetch('https://example.com'); return 1;",
    'setTimeout(() => 1, 1); return 1;',
    'return process.env.TABLE;',
  ]),

  // Built-ins that the guide lists
  ...values(GLOBALS, [
    ['return [Number.isNaN(NaN), Number.isFinite(Infinity)];', [true, false]],
    ['return [typeof util, typeof extensions, typeof runtime];', ['object', 'object', 'object']],
  ]),
  ...values(BUILT_INS, [
    [
      'return Object.entries(Object.assign({ a: 1 }, { b: 2 })).map(([k, v]) => `${k}${v + 0}`);',
      ['a1', 'b2'],
    ],
    ['return Object.values({ a: 1, b: [2] });', [1, [2]]],
    ["return ['ab'.endsWith('b'), 'ab'.startsWith('b'), 'abab'.lastIndexOf('a')];", [true, false, 2]],
    [
      "return [' a '.trimEnd(), ' a '.trimStart(), 'aB'.toUpperCase(), 'aB'.toLowerCase()];",
      [' a', 'a ', 'AB', 'ab'],
    ],
    ["return 'a'.concat('b', 'c').length;", 3],
    ['return [Math.round(1.5), Math.ceil(1.2), Math.floor(-1.2), Math.min(3, 1, 2)];', [2, 2, -2, 1]],
    [
      'const a = [1, 2]; a.push(3); a.unshift(0); const last = a.pop(); const first = a.shift(); return [first, last, a];',
      [0, 3, [1, 2]],
    ],
    ["return [1, 2, 3].reverse().join('-');", '3-2-1'],
    ['return [1, 2, 3].fill(0, 1);', [1, 0, 0]],
    [
      'return [[1, 2, 1].lastIndexOf(1), [1, 2, 3].findLastIndex((x) => x < 3), [1, 2].findIndex((x) => x > 1)];',
      [2, 1, 1],
    ],
    ["console.log('a', { b: 1 }); console.error('c'); return 1;", 1],
    ["return JSON.stringify({ a: [1, 'b', true, null] });", '{"a":[1,"b",true,null]}'],
  ]),
  ...values(GUIDE, [
    [
      'let n = 0; for (const key in { a: 1, b: 2, c: 3 }) { if (key === "b") { break; } n += 1; } return n;',
      1,
    ],
    ['switch (ctx.args.n) { case 1: return "one"; case 2: return "two"; default: return "many"; }', 'two'],
    ['var a = 1; if (a === 1) { var b = 2; } return b;', 2],
    ['return `a\n${ctx.args.id}\nb`;', 'a\na\nb'],
    ['function twice(x) { return x * 2; } return twice(twice(ctx.args.n));', 8],
  ]),
  ...values(UTIL, [
    ["return util.urlEncode('a b&c');", 'a+b%26c'],
    ["return util.urlDecode('a+b%26c');", 'a b&c'],
    ["return util.base64Decode(util.base64Encode('ä'));", 'ä'],
    ["return util.matches('^a[0-9]+$', 'a12');", true],
    ['return util.autoId().length;', 36],
  ]),
  ...values('HTTP helpers in util.http', [
    ["return util.http.copyHeaders({ Host: 'a', 'x-a': 'b', TE: 'c' });", { 'x-a': 'b' }],
  ]),

  // Types
  ...refused(report(279), 'types', [
    "let key = { ge: 'a' }; if (ctx.args.id) { key = { eq: 'a' }; } return key;",
  ]),
  ...refused(report(323), 'types', [
    "const all = ['m', 't', { a: 1 }, { b: 2 }]; util.appendError(...all); return {};",
  ]),
  ...refused(report(324), 'types', [
    "const foo = ({ required, optional }) => { util.appendError(`${required}${optional}`, 'log'); }; foo({ required: 'bar' }); return {};",
  ]),
  ...refused(report(334), 'types', ["let b = [{ 'a': 5 }]; b.push({ 'b': 6 }); return b;"]),
  ...refused('Built-in utilities in util', 'types', [
    'return util.error();',
    "return util.matches('a');",
    'return util.toJson({});',
    "return util.parseJson('{}');",
    "return util.autoId('a');",
    'return util.time.nowIso8601();',
    // Of the utilities of mapping templates.
    'return util.isNull(ctx.args.none);',
    "return util.defaultIfNull(ctx.args.none, 'a');",
  ]),
  ...values(report(334), [
    ["let b = []; b.push({ 'a': 5 }); b.push({ 'b': 6 }); return b;", [{ a: 5 }, { b: 6 }]],
    [
      "\n/** @type {Record<string, number>[]} */\nlet b = [{ 'a': 5 }]; b.push({ 'b': 6 }); return b;",
      [{ a: 5 }, { b: 6 }],
    ],
  ]),
  ...values(report(279), [
    ["let key; if (ctx.args.id) { key = { eq: 'a' }; } else { key = { ge: 'a' }; } return key;", { eq: 'a' }],
  ]),
  ...values(report(323), [['function wrapper(a, b) { return [a, b]; } return wrapper(1, 2);', [1, 2]]]),

  // Assignments and spreads
  ...refused('amplify-category-api 3192', 'no-value-of-assignment', [
    "let text = 'a'; return (text += 'b');",
    'let n = 1; return (n += 1);',
    "let text = 'a'; const other = (text += 'b'); return other;",
    'let n = 0; return [1, 2].map((x) => (n += x));',
  ]),
  ...refused('serverless-appsync-plugin 576: what a compiler made of ?.', 'no-value-of-assignment', [
    'var _a; return (_a = ctx.args.input) == null ? void 0 : _a.title;',
    'var _a, _b; return (_b = (_a = ctx.args.input) == null ? void 0 : _a.note) != null ? _b : false;',
  ]),
  ...undecided('no-value-of-assignment', [
    'let a; let b; a = b = 1; return a;',
    'let n = 3; return (n -= 1);',
  ]),
  ...values('amplify-category-api 3192', [
    ["let text = 'a'; text += 'b'; return text;", 'ab'],
    ['let n = 0; [1, 2].forEach((x) => (n += x)); return n;', 3],
  ]),
  ...values(GUIDE, [
    ['return { ...ctx.args.input, n: 1 };', { title: 't', note: null, n: 1 }],
    ['return [...ctx.args.list, 4];', [3, 1, 2, 4]],
    ['return { ...(ctx.args.none ?? {}), n: 1 };', { n: 1 }],
    ['const f = (...all) => all.length; return f(...ctx.args.list);', 3],
  ]),
  ...stopped(NOBODY, 'is spread into an object', [
    'return { ...ctx.args.none };',
    'return { ...ctx.args.missing };',
    'return { ...ctx.args.id };',
    'return { ...(ctx.args.n === 1 && { a: 1 }) };',
    'return { ...ctx.args.list };',
  ]),
  ...stopped(NOBODY, 'is spread into a list', ['return [...ctx.args.id];', 'return [...(ctx.args.none)];']),

  // Text and numbers
  ...stopped(report(308), 'stand at +', ["return ctx.args.n + '';", "return 'n' + ctx.args.n;"]),
  ...values(report(308), [["return ctx.args.n + 0 + '';", '2']]),
  ...stopped(NOBODY, 'stands in a template', [
    'return `${ctx.args.missing}`;',
    'return `${ctx.args.none}`;',
    'return `${ctx.args.input}`;',
    'return `${ctx.args.list}`;',
  ]),
  ...values(`${report(344)}, ${report(346)}`, [
    ['return ctx.args.n === 2;', true],
    ['return ctx.args.n !== 2;', false],
    ['return ctx.args.n == 2;', true],
  ]),
  ...values(GUIDE, [
    ["return 'a.b'.replace('.', '-');", '-.b'],
    ["return 'a1b2'.replaceAll('[0-9]', '#');", 'a#b#'],
    ["return JSON.parse('{');", ''],
    ["return 'a,b'.split(',');", ['a', 'b']],
    ['return [3, 1, 2].sort();', [1, 2, 3]],
    ['return [[1], [2, [3]]].flat();', [1, 2, [3]]],
    ['return [1, 2, 3].splice(1, 1);', [2]],
    ['return Object.assign({}, { a: 1 });', { a: 1 }],
    ['return Math.max(1, 2) + Math.floor(1.5);', 3],
    ['const { a, b: [c] } = { a: 1, b: [2] }; return [a, c];', [1, 2]],
    ['const o = { a: 1, b: 2 }; delete o.a; return o;', { b: 2 }],
    ['const f = (...all) => all.length; return f(1, 2);', 2],
    ['return [...[1], ...[2]];', [1, 2]],
    ['return { ...{ a: 1 }, b: 2 };', { a: 1, b: 2 }],
    ['return `one ${`two ${1 + 1}`}`;', 'one two 2'],
    ["return 'abc'.charAt(1) + 'abc'.slice(2);", 'bc'],
  ]),
];
