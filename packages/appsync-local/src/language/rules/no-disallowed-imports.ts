import type { AnyNode, ImportDeclaration } from 'acorn';
import { dynamodbModule } from '../../library/dynamodb/module';
import { listedName } from '../module/nodes';
import type { Report, Rule } from '../rule';

/** What the modules of the runtime export. */
const modules = new Map<string, string[]>([
  ['@aws-appsync/utils', ['util', 'extensions', 'runtime']],
  ['@aws-appsync/utils/dynamodb', Object.keys(dynamodbModule)],
]);

/** Modules that the service has and this runtime does not, because it has no such data source. */
const outOfScope = new Map<string, string>([
  ['@aws-appsync/utils/rds', 'relational databases'],
  ['@aws-appsync/utils/ai', 'Amazon Bedrock'],
]);

/** "Additional utilities": code is one file; anything but the runtime's own modules must be bundled into it. */
export const noDisallowedImports: Rule = {
  name: 'no-disallowed-imports',
  check(module, report) {
    for (const { node } of module.ofType('ImportDeclaration')) checkImport(node, report);
    for (const { node } of module.ofType('ImportExpression')) report(node, 'import() is not supported');
    const forwarding: AnyNode[] = module.program.body.filter(
      (node) =>
        node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node.source),
    );
    for (const node of forwarding) report(node, 'Exports from another module are not supported');
  },
};

function checkImport(node: ImportDeclaration, report: Report): void {
  const source = String(node.source.value);
  const names = modules.get(source);
  const missing = outOfScope.get(source);
  if (missing) report(node, `${source} is outside of this runtime, which does not serve ${missing}`);
  else if (!names) report(node, `${source} cannot be imported: bundle it into the code`);
  for (const specifier of names ? node.specifiers : []) {
    if (specifier.type === 'ImportNamespaceSpecifier') continue;
    const name = specifier.type === 'ImportSpecifier' ? listedName(specifier.imported) : 'default';
    if (!names?.includes(name)) report(specifier, `${source} does not export ${name}`);
  }
}
