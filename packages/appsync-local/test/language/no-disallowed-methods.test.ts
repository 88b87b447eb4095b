import { noDisallowedMethods } from '../../src/language/rules/no-disallowed-methods';
import { testRule } from './harness';

testRule(noDisallowedMethods, {
  refused: [
    ['Object.freeze(o);', '1:1 Object.freeze is not supported'],
    ['Array.from(xs);', '1:1 Array.from is not supported'],
    ['String.fromCharCode(65);', '1:1 String.fromCharCode is not supported'],
    ["'a'.repeat(3);", '1:1 repeat is not supported'],
    ["name['padStart'](3);", '1:1 padStart is not supported'],
    ['xs.keys();', '1:1 keys is not supported'],
    ['f.apply(null, xs);', '1:1 apply is not supported'],
  ],
  accepted: [
    'Object.keys(o);',
    'Object.entries(o).map(([key]) => key);',
    'Object.fromEntries(xs);',
    'Array.isArray(xs);',
    'xs.includes(1) || s.substring(1);',
    'Math.abs(-1);',
    'String.raw`a`;',
    'const o = { keys: 1 };\nconst k = o.keys;',
    '(1).toString();',
  ],
});
