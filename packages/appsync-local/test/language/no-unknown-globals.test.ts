import { noUnknownGlobals } from '../../src/language/rules/no-unknown-globals';
import { testRule } from './harness';

testRule(noUnknownGlobals, {
  refused: [
    ['const d = new Date();', '1:15 There is no Date: use util.time'],
    ["fetch('https://example.com');", '1:1 There is no fetch: use an HTTP data source'],
    ['process.exit();', '1:1 There is no process: use ctx.env'],
    ['const p = globalThis.process;', '1:11 There is no globalThis'],
    ["eval('1');", '1:1 There is no eval'],
    ["const f = new Function('return 1');", '1:15 There is no Function'],
    ["const n = parseInt('1');", '1:11 There is no parseInt: write +text'],
    ["const n = parseFloat('1');", '1:11 There is no parseFloat: write +text'],
    ['const b = Boolean(1);', '1:11 There is no Boolean: write !!value'],
    ['const b = isNaN(1);', '1:11 There is no isNaN: use Number.isNaN'],
    ['count = 1;', '1:1 There is no count'],
    ['{ const inner = 1; }\nconst outer = inner;', '2:15 There is no inner'],
    ['function f() { return arguments; }', '1:23 There is no arguments'],
  ],
  accepted: [
    'util.error(JSON.stringify([NaN, Infinity, undefined]));',
    "Math.max(Number('1'), 2);",
    "import { util as u } from '@aws-appsync/utils';\nu.autoId();",
    'const f = ({ a, ...rest }, [b = a]) => [a, b, rest];',
    'later();\nfunction later() {}',
    'if (true) { var hoisted = 1; }\nconst x = hoisted;',
    'const o = { Date: 1 };\nconst d = o.Date;',
    'const f = function self() { return 1; };',
  ],
});
