import { refusedSyntax } from '../../src/language/rules/refused-syntax';
import { type Cases, testRule } from './harness';

/** By the name of the rule. */
const cases: Record<string, Cases> = {
  'no-async': {
    refused: [
      ['async function f() {}', '1:1 Functions cannot be async'],
      ['const f = async () => 1;', '1:11 Functions cannot be async'],
      ['const o = { async f() {} };', '1:20 Functions cannot be async'],
    ],
    accepted: ['function f() {}', 'const f = () => ({ async: true });'],
  },
  'no-await': {
    refused: [
      ['const x = await f();', '1:11 await is not supported'],
      ['for await (const x of xs) {}', '1:1 for await is not supported'],
    ],
    accepted: ['for (const x of xs) {}'],
  },
  'no-bigint': {
    refused: [['const n = 1n;', '1:11 BigInt is not supported']],
    accepted: ['const n = 1;'],
  },
  'no-classes': {
    refused: [
      ['class A {}', '1:1 Classes are not supported'],
      ['const A = class {};', '1:11 Classes are not supported'],
    ],
    accepted: ["const o = { class: 'A' };"],
  },
  'no-continue': {
    refused: [['for (const x of xs) { if (x) continue; }', '1:30 continue is not supported']],
    accepted: ['for (const x of xs) { if (x) break; }'],
  },
  'no-disallowed-binary-operators': {
    refused: [['const b = a instanceof Object;', '1:11 The instanceof operator is not supported']],
    accepted: ['const b = (a & 1) | (a ^ 2) || a ** 2 >>> 1;', 'const b = a?.b ?? a <= 2;'],
  },
  'no-disallowed-unary-operators': {
    refused: [
      ['i++;', '1:1 The operator ++ is not supported'],
      ['--i;', '1:1 The operator -- is not supported'],
      ['const x = ~i;', '1:11 The operator ~ is not supported'],
    ],
    accepted: ['i += 1;', 'const x = [-i, +i, !i, typeof i, void i];', 'delete o.a;'],
  },
  'no-for': {
    refused: [['for (let i = 0; i < 3; i += 1) {}', '1:1 for (;;) is not supported: use for-of or for-in']],
    accepted: ['for (const i of [0, 1, 2]) {}', 'for (const key in {}) {}'],
  },
  'no-generators': {
    refused: [['function* f() {}', '1:1 Generator functions are not supported']],
    accepted: ['function f() {}'],
  },
  'no-in-operator': {
    refused: [["const b = 'a' in o;", '1:11 The in operator is not supported: use Object.hasOwn']],
    accepted: ['for (const key in o) {}', "Object.hasOwn(o, 'a');"],
  },
  'no-accessors': {
    refused: [
      ['const o = { get a() { return 1; } };', '1:13 Getters and setters are not supported'],
      ['const o = { set a(b) {} };', '1:13 Getters and setters are not supported'],
    ],
    accepted: ['const { a, b: [c] } = { a, get: 1, set() {} };'],
  },
  'no-logical-assignment': {
    refused: [
      ['a ??= 1;', '1:1 The operator ??= is not supported: use if'],
      ['a ||= 1;', '1:1 The operator ||= is not supported: use if'],
      ['a &&= 1;', '1:1 The operator &&= is not supported: use if'],
    ],
    accepted: ['a += 1;', 'a = a ?? 1;'],
  },
  'no-sequences': {
    refused: [['const a = (b, c);', '1:12 Several expressions in one are not supported: write statements']],
    accepted: ['f(a, b);', 'const a = 1, b = 2;'],
  },
  'no-debugger': {
    refused: [['debugger;', '1:1 debugger is not supported']],
    accepted: ["const o = { debugger: 'a' };"],
  },
  'no-labels': {
    refused: [['outer: for (const x of xs) { break outer; }', '1:1 Labels are not supported']],
    accepted: ['for (const x of xs) { break; }'],
  },
  'no-regex': {
    refused: [['const r = /a/g;', '1:11 Regular expression literals are not supported: use util.matches']],
    accepted: ["const s = '/a/g';"],
  },
  'no-this': {
    refused: [
      ['const f = () => this;', '1:17 this is not supported'],
      ['const o = { f() { return super.f(); } };', '1:26 super is not supported'],
      ['function F() { return new.target; }', '1:23 new.target is not supported'],
      ['const u = import.meta.url;', '1:11 import.meta is not supported'],
    ],
    accepted: ['const o = { this: 1 };'],
  },
  'no-throw': {
    refused: [['throw 1;', '1:1 throw is not supported: use util.error']],
    accepted: ["util.error('no');"],
  },
  'no-try': {
    refused: [
      ['try {} catch {}', '1:1 try is not supported'],
      ['try {} finally {}', '1:1 try is not supported'],
    ],
    accepted: ['const o = { try: 1 };'],
  },
  'no-while': {
    refused: [
      ['while (true) {}', '1:1 while is not supported: use for-of or for-in'],
      ['do {} while (true);', '1:1 while is not supported: use for-of or for-in'],
    ],
    accepted: ['for (const x of xs) {}'],
  },
  'no-yield': {
    refused: [['function* f() {\n  yield 1;\n}', '2:3 yield is not supported']],
    accepted: ['const o = { yield: 1 };'],
  },
};

test('every rule of the table has its cases, and no other', () => {
  expect(Object.keys(cases)).toEqual(refusedSyntax.map(({ name }) => name));
});

for (const rule of refusedSyntax) testRule(rule, cases[rule.name] ?? { refused: [], accepted: [] });
