import { noDisallowedReAssignment } from '../../src/language/rules/no-disallowed-re-assignment';
import { testRule } from './harness';

testRule(noDisallowedReAssignment, {
  refused: [
    ['export function request(ctx) { ctx = {}; }', '1:32 ctx cannot be assigned'],
    [
      'export function request(ctx) { ctx.stash = {}; }',
      '1:32 Properties of ctx cannot be assigned or deleted',
    ],
    [
      "export function request(ctx) { ctx['x'] = 1; }",
      '1:32 Properties of ctx cannot be assigned or deleted',
    ],
    [
      'export function request(ctx) { delete ctx.prev; }',
      '1:39 Properties of ctx cannot be assigned or deleted',
    ],
    [
      'export function request(ctx) { [ctx.a] = [1]; }',
      '1:33 Properties of ctx cannot be assigned or deleted',
    ],
    [
      'export function request(ctx) { ({ a: ctx.a } = { a: 1 }); }',
      '1:38 Properties of ctx cannot be assigned or deleted',
    ],
    [
      'export function request(ctx) { for (ctx.a of [1]) {} }',
      '1:37 Properties of ctx cannot be assigned or deleted',
    ],
    [
      'const response = (ctx) => { ctx.x += 1; };\nexport { response };',
      '1:29 Properties of ctx cannot be assigned or deleted',
    ],
  ],
  accepted: [
    'export function request(ctx) { ctx.stash.a = 1; }',
    'export function request(ctx) { ctx.args.input.b = 2; }',
    'export function request(ctx) { delete ctx.stash.a; }',
    'export function request(ctx) { const o = {}; o[ctx.a] = 1; }',
    'function helper(ctx) { ctx.x = 1; }',
    'export function request(ctx) { if (true) { const ctx = {}; ctx.x = 1; } }',
  ],
});
