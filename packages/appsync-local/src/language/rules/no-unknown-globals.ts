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

const known = new Set(listed);

/** What to use instead. `new Date()` is refused on deployment, as users of the service report. */
const instead: Record<string, string> = {
  Date: 'use util.time',
  // aws-appsync-community 303
  parseInt: 'write +text',
  parseFloat: 'write +text',
  Boolean: 'write !!value',
  isNaN: 'use Number.isNaN',
  isFinite: 'use Number.isFinite',
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
