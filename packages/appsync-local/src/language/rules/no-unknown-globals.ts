import type { Rule } from '../rule';

/** "Supported runtime features" and "Built-in utilities" list these. */
const listed = [
  'NaN',
  'Infinity',
  'undefined',
  'util',
  'extensions',
  'runtime',
  'console',
  'Math',
  'JSON',
  'Object',
  'Array',
  'String',
  'Number',
];

/** Not listed, and no evidence against them: conversions that belong to the types that are listed. */
const tolerated = ['Boolean', 'parseInt', 'parseFloat', 'isNaN', 'isFinite'];

const known = new Set([...listed, ...tolerated]);

/** What to use instead. `new Date()` is refused on deployment, as users of the service report. */
const instead: Record<string, string> = {
  Date: 'use util.time',
  Promise: 'handlers are synchronous',
  RegExp: 'use util.matches',
  Error: 'use util.error',
  Map: 'use an object',
  Set: 'use an array or an object',
  fetch: 'use an HTTP data source',
  process: 'use ctx.env',
};

/** Names that the module does not declare must be among the globals of the runtime. */
export const noUnknownGlobals: Rule = {
  name: 'no-unknown-globals',
  check(module, report) {
    for (const { node, binding } of module.references) {
      if (binding || known.has(node.name)) continue;
      const hint = Object.hasOwn(instead, node.name) ? `: ${instead[node.name]}` : '';
      report(node, `There is no ${node.name}${hint}`);
    }
  },
};
