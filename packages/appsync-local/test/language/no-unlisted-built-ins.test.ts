import { noUnlistedBuiltIns } from '../../src/language/rules/no-unlisted-built-ins';
import { testRule } from './harness';

const call = 'cannot be called (INVALID_FUNCTION_INVOCATION)';
const made = 'new is not supported: AppSync answers INVALID_FUNCTION_INVOCATION';

testRule(noUnlistedBuiltIns, {
  refused: [
    ['String(1);', `1:1 String ${call}: write \`\${value}\` or JSON.stringify(value)`],
    ["Number('1');", `1:1 Number ${call}: write +value`],
    ['Array(3);', `1:1 Array ${call}: write [] or use the methods of a list`],
    ['Object({});', `1:1 Object ${call}: write {}`],
    ['[1].map(String);', '1:9 String is no value: write `${value}` or JSON.stringify(value)'],
    ['const o = Object;', '1:11 Object is no value: write {}'],
    ['new Array(3);', `1:1 ${made}`],
    ['new Object();', `1:1 ${made}`],
    ['new Thing();', `1:1 ${made}`],
    ['Math.abs(-1);', '1:1 AppSync is not known to have Math.abs'],
    ['Math.PI;', '1:1 AppSync is not known to have Math.PI'],
    ['Number.isInteger(1);', '1:1 AppSync is not known to have Number.isInteger'],
    ['Number.MAX_SAFE_INTEGER;', '1:1 AppSync is not known to have Number.MAX_SAFE_INTEGER'],
    ['Object.fromEntries([]);', '1:1 AppSync is not known to have Object.fromEntries'],
    ['Array.isArray([]);', '1:1 AppSync is not known to have Array.isArray'],
    ["console.warn('a');", '1:1 AppSync is not known to have console.warn'],
    ["Object['keys' + '']({});", '1:1 Object cannot be asked for a member by a computed name'],
    ['(1).toString();', '1:1 AppSync is not known to have the method toString: write `${value}`'],
    ['(1).toFixed(2);', '1:1 AppSync is not known to have the method toFixed: round with Math.round'],
    ['[1].at(-1);', '1:1 AppSync is not known to have the method at: use an index'],
    ["'a'.match('a');", '1:1 AppSync is not known to have the method match: use util.matches'],
    ['[1].toSorted();', '1:1 AppSync is not known to have the method toSorted'],
    ["o.hasOwnProperty('a');", '1:1 AppSync is not known to have the method hasOwnProperty'],
    ['tag`a`;', '1:1 Templates take no function but String.raw'],
  ],
  accepted: [
    'Object.keys(o); Object.hasOwn(o, k); Math.floor(1.5); Number.isNaN(1); JSON.stringify(o); console.debug(1);',
    'String.raw`a`;',
    "s.substring(1); xs.includes(1); s.split(','); xs.flatMap((x) => x);",
    "import { util } from '@aws-appsync/utils'; util.dynamodb.toString('a');",
    "util.dynamodb.toString('a');",
    'const o = { run: () => 1 }; o.run();',
    'const Number = 1; f(Number);',
    // Denied by AWS's lint, and told by no-disallowed-methods.
    'Object.freeze(o);',
  ],
});
