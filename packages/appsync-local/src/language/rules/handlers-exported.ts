import type { Rule } from '../rule';

/** "JavaScript resolvers overview": the code exports `request` and `response`, as functions or constant arrows. */
export const handlersExported: Rule = {
  name: 'handlers-exported',
  check(module, report) {
    for (const name of ['request', 'response']) {
      const binding = module.exported(name);
      if (!binding) report(module.program, `The code must export the function ${name}`);
      else if (binding.functions.length === 0)
        report(binding.identifier, `The export ${name} must be a function`);
    }
    for (const { node } of module.ofType('ExportDefaultDeclaration'))
      report(node, 'There is no default export: export request and response by name');
  },
};
