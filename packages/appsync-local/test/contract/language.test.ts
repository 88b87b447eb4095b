import { evaluate, requestHandler } from './harness/evaluate';
import { cases, page, toldCases, topic } from './harness/topic';

const FEATURES = 'JavaScript runtime features for resolvers and functions';
const LINTER = 'ESLint plugin of AWS AppSync';
const QUOTAS = 'AWS General Reference: AWS AppSync endpoints and quotas';
const PERF = 'Stated by nobody: what a shared runtime has to hold';

/** Evaluates a handler with this body and answers what it returned. */
async function value(body: string, before = ''): Promise<unknown> {
  const { evaluationResult, error } = await evaluate(requestHandler(body, before));
  if (error) throw new Error(error.message);
  return JSON.parse(evaluationResult ?? 'null');
}

topic('language', () => {
  const REFUSED: [what: string, body: string, before?: string][] = [
    ['try', 'try { return 1; } catch (e) { return 2; }'],
    ['throw', "throw 'x';"],
    ['for (;;)', 'for (let i = 0; i < 3; i += 1) {} return 1;'],
    ['while', 'while (true) {}'],
    ['do while', 'do {} while (true);'],
    ['continue', 'for (const a of [1]) { if (a) { continue; } } return 1;'],
    ['labels', 'a: for (const b of [1]) { break a; } return 1;'],
    ['++', 'let a = 1; a++; return a;'],
    ['--', 'let a = 1; --a; return a;'],
    ['~', 'return ~1;'],
    ['in', "return 'a' in { a: 1 };"],
    ['instanceof', 'return [] instanceof Array;'],
    ['regular expression literals', 'return /a/;'],
    ['classes', 'return 1;', 'class A {}'],
    ['this', 'return this;'],
    ['async functions', 'return 1;', 'async function f() { return 1; }'],
    ['await', 'return 1;', 'const f = async () => { await 1; };'],
    ['promises', 'return new Promise(() => 1);'],
    ['generators', 'return 1;', 'function* f() { yield 1; }'],
    ['recursion', 'return f(3);', 'function f(n) { return n === 0 ? 0 : f(n - 1); }'],
    [
      'mutual recursion',
      'return f(3);',
      'function f(n) { return g(n); } function g(n) { return n === 0 ? 0 : f(n - 1); }',
    ],
    ['functions as arguments', 'return f(() => 1);', 'function f(g) { return g(); }'],
    ['functions as results', 'return f()();', 'function f() { return () => 1; }'],
    ['functions under another name', 'const g = f; return g();', 'function f() { return 1; }'],
    ['a comparator for sort', 'return [2, 1].sort((a, b) => a - b);'],
    ['assigning ctx', 'ctx = {}; return 1;'],
    ['adding to ctx', 'ctx.mine = 1; return 1;'],
    ['Object.create', 'return Object.create(null);'],
    ['Object.getOwnPropertyNames', 'return Object.getOwnPropertyNames({});'],
    ['String.prototype.search', "return 'a'.search('a');"],
    ['Array.from', 'return Array.from([1]);'],
    ['fetch', "return fetch('https://example.com');"],
    ['setTimeout', 'setTimeout(() => 1, 1); return 1;'],
    ['process', 'return process.env;'],
    ['require', "return require('fs');"],
    ['eval', "return eval('1');"],
    ['Function', "return Function('return 1')();"],
    ['globalThis', 'return globalThis;'],
    ['a syntax error', 'return {;'],
    ['a comparison with null', 'return ctx.args.missing === null;'],
    ['a comparison with undefined', 'return ctx.args.missing !== undefined;'],
    ['null as a case of switch', 'switch (ctx.args.missing) { case null: return 1; default: return 2; }'],
    ['looking for null', 'return ctx.args.list.includes(null);'],
    ['typeof undefined', "return typeof ctx.args.missing === 'undefined';"],
  ];
  cases(
    REFUSED.map(([what, body, before]) => ({
      case: `refuses ${what}`,
      page: `${FEATURES}; ${LINTER}`,
      body,
      before,
    })),
    async ({ body, before }) => {
      const { error, evaluationResult } = await evaluate(requestHandler(body, before));
      expect(evaluationResult).toBeUndefined();
      expect(error?.codeErrors?.length).toBeGreaterThan(0);
      expect(error?.codeErrors?.[0]).toMatchObject({
        errorType: expect.stringMatching(/^(LINT|PARSER)_ERROR$/) as unknown,
        location: { line: expect.any(Number) as unknown },
      });
    },
  );

  cases(
    page(`${FEATURES}: modules`, [
      { case: 'a module without response', code: 'export function request(ctx) { return {}; }' },
      { case: 'a module without request', code: 'export function response(ctx) { return {}; }' },
      {
        case: 'an import of another file',
        code: "import { a } from './a';\nexport function request(ctx) { return a; }\nexport function response(ctx) { return 1; }",
      },
      {
        case: 'an import of another package',
        code: "import fs from 'fs';\nexport function request(ctx) { return fs; }\nexport function response(ctx) { return 1; }",
      },
      {
        case: 'code of more than 32 KB',
        code: `${requestHandler('return 1;')}\n// ${'x'.repeat(33 * 1024)}`,
      },
    ]).map((row) => ({ ...row, case: `refuses ${row.case}` })),
    async ({ code }) => {
      const { error, evaluationResult } = await evaluate(code);
      expect(evaluationResult).toBeUndefined();
      expect(error).toBeDefined();
    },
  );

  const TAKEN: [what: string, body: string, result: unknown][] = [
    [
      'const, let, destructuring and spread',
      'const { a, ...rest } = { a: 1, b: 2 }; let [c] = [3]; return { a, rest, c, all: [...[1], 2] };',
      { a: 1, rest: { b: 2 }, c: 3, all: [1, 2] },
    ],
    [
      'for of and break',
      'const seen = []; for (const a of [1, 2, 3]) { if (a === 3) { break; } seen.push(a); } return seen;',
      [1, 2],
    ],
    ['for in', 'const seen = []; for (const a in { x: 1, y: 2 }) { seen.push(a); } return seen;', ['x', 'y']],
    [
      'if, else, switch and ternaries',
      "let a = ''; switch (ctx.args.n ?? 2) { case 1: a = 'one'; break; case 2: a = 'two'; break; default: a = 'many'; } return a === 'two' ? 'yes' : 'no';",
      'yes',
    ],
    ['?? and ?.', 'const a = { b: null }; return [a?.b?.c ?? 1, a.x?.y ?? 2];', [1, 2]],
    [
      'arithmetic and bitwise operators',
      'return [7 % 4, 2 ** 3, 6 & 3, 6 | 1, 6 ^ 3, 1 << 4, 16 >> 2];',
      [3, 8, 2, 7, 5, 16, 4],
    ],
    [
      'typeof, void and delete',
      "const a = { b: 1, c: 2 }; delete a.b; return [typeof 'x', typeof 1, void 0 == null, a];",
      ['string', 'number', true, { c: 2 }],
    ],
    ['template literals', 'const a = 1; return `one ${a} ${`two ${a + 1}`}\\nthree`;', 'one 1 two 2\nthree'],
    [
      'functions, arrow functions and rest parameters',
      'const add = (...all) => all.reduce((sum, one) => sum + one, 0); return add(1, 2, 3);',
      6,
    ],
    [
      'callbacks of arrays',
      'const a = [3, 1, 2]; return [a.map((x) => x * 2), a.filter((x) => x > 1), a.find((x) => x < 3), a.findIndex((x) => x === 2), a.findLast((x) => x > 1), a.some((x) => x > 2), a.every((x) => x > 2), a.flatMap((x) => [x, x])];',
      [[6, 2, 4], [3, 2], 1, 2, 2, true, false, [3, 3, 1, 1, 2, 2]],
    ],
    [
      'methods of arrays',
      'const a = [3, 1, 2]; a.push(4); a.unshift(0); a.splice(1, 1); return [a, a.concat([9]), a.join("-"), a.slice(1, 3), a.indexOf(2), [...a].reverse(), [...a].sort(), [[1], [2, [3]]].flat(), a.pop(), a.shift()];',
      [[1, 2], [0, 1, 2, 4, 9], '0-1-2-4', [1, 2], 2, [4, 2, 1, 0], [0, 1, 2, 4], [1, 2, [3]], 4, 0],
    ],
    [
      'methods of strings',
      "return ['aBc'.toUpperCase(), 'aBc'.toLowerCase(), ' a '.trim(), 'abc'.slice(1), 'abc'.charAt(1), 'abc'.indexOf('c'), 'a,b'.split(','), 'abc'.startsWith('ab'), 'abc'.endsWith('bc'), 'abc'.length, 'a'.concat('b')];",
      ['ABC', 'abc', 'a', 'bc', 'b', 2, ['a', 'b'], true, true, 3, 'ab'],
    ],
    [
      'replace with a Java pattern',
      "return ['a.b'.replaceAll('.', '-'), 'a1b22'.replaceAll('[0-9]+', '#'), 'aab'.replace('a', 'x')];",
      ['---', 'a#b#', 'xab'],
    ],
    [
      'methods of Object',
      "return [Object.keys({ a: 1 }), Object.values({ a: 1 }), Object.entries({ a: 1 }), Object.assign({}, { b: 2 }), Object.hasOwn({ a: 1 }, 'a')];",
      [['a'], [1], [['a', 1]], { b: 2 }, true],
    ],
    [
      'Math and Number',
      'return [Math.min(1, 2), Math.max(1, 2), Math.round(1.5), Math.floor(1.9), Math.ceil(1.1), Number.isNaN(NaN), Number.isFinite(1)];',
      [1, 2, 2, 1, 2, true, true],
    ],
    [
      'JSON, which answers an empty string for what is no JSON',
      "return [JSON.parse('[1]'), JSON.stringify({ a: 1 }), JSON.parse('{')];",
      [[1], '{"a":1}', ''],
    ],
    [
      'writing to arguments and stash',
      'ctx.args.a = 1; ctx.stash.b = { c: 2 }; return [ctx.args.a, ctx.stash.b.c];',
      [1, 2],
    ],
  ];
  cases(
    TAKEN.map(([what, body, result]) => ({ case: `takes ${what}`, page: FEATURES, body, result })),
    async ({ body, result }) => {
      expect(await value(body)).toEqual(result);
    },
  );

  const many = (count: number): string =>
    `const list = [0,1,2,3,4,5,6,7,8,9]; const tens = list.flatMap(() => list); const all = tens.flatMap(() => list).concat([0, 0, 0]).slice(0, ${count});`;
  toldCases([
    ...page(QUOTAS, [
      {
        case: 'a loop of 1,000 rounds runs to its end',
        run: async () =>
          expect(await value(`${many(1000)} let n = 0; for (const one of all) { n += 1; } return n;`)).toBe(
            1000,
          ),
      },
      {
        case: 'a loop of more than 1,000 rounds is left after them (aws-appsync-community 371)',
        run: async () =>
          expect(await value(`${many(1001)} let n = 0; for (const one of all) { n += 1; } return n;`)).toBe(
            1000,
          ),
      },
      {
        case: 'a result of more than 5 MB is refused',
        async run() {
          const { error } = await evaluate(
            requestHandler(`${many(1000)} return all.map(() => '${'x'.repeat(6000)}');`),
          );
          expect(error).toBeDefined();
        },
      },
    ]),
    ...page('EvaluateCode (API reference)', [
      {
        case: 'an evaluation answers result, stash, errors appended and lines logged',
        async run() {
          const answer = await evaluate(
            requestHandler(
              "console.log('seen', { a: 1 }); ctx.stash.s = 1; util.appendError('soft', 'T'); return { r: 1 };",
            ),
          );
          expect(JSON.parse(answer.evaluationResult ?? '')).toEqual({ r: 1 });
          expect(JSON.parse(answer.stash)).toEqual({ s: 1 });
          expect(answer.outErrors).toContain('soft');
          expect(answer.logs).toHaveLength(1);
          expect(answer.logs[0]).toContain('seen');
        },
      },
      {
        case: 'util.error is told without a position, a fault of the code with one',
        async run() {
          expect((await evaluate(requestHandler("util.error('foo', 'T');"))).error?.message).toBe('foo');
          expect((await evaluate(requestHandler('return ctx.nothing.there;'))).error?.message).toMatch(
            /^code\.js:\d+:\d+: /,
          );
        },
      },
      {
        case: 'util.unauthorized is told as Unauthorized',
        run: async () =>
          expect((await evaluate(requestHandler('util.unauthorized();'))).error?.message).toBe(
            'Unauthorized',
          ),
      },
    ]),
  ]);

  const ESCAPES: [what: string, body: string][] = [
    ['the constructor of a function', "return request.constructor('return process')();"],
    ['the constructor’s constructor', "return ctx.constructor.constructor('return process')().env;"],
    ['the constructor of a provided function', "return util.autoId.constructor('return process')().env;"],
    [
      'the constructor of an array, by a computed name',
      "const name = ['const', 'ructor'].join(''); return [][name][name]('return process')().env;",
    ],
    [
      'the prototype chain',
      "const name = ['__pro', 'to__'].join(''); return ctx[name][name].constructor.constructor('return process')();",
    ],
  ];
  cases(
    ESCAPES.map(([what, body]) => ({ case: `${what} leads nowhere`, page: PERF, body })),
    async ({ body }) => {
      const { evaluationResult, error } = await evaluate(requestHandler(body));
      expect(error).toBeDefined();
      expect(evaluationResult ?? 'null').not.toContain('PATH');
    },
  );
});
