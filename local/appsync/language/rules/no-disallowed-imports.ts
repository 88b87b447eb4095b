import type { AnyNode, ImportDeclaration } from 'acorn';
import { dynamodbModule } from '../../library/dynamodb/module';
import type { Report, Rule } from '../rule';

/** What the modules of the runtime export. */
const modules = new Map<unknown, string[]>([
  ['@aws-appsync/utils', ['util', 'extensions', 'runtime']],
  ['@aws-appsync/utils/dynamodb', Object.keys(dynamodbModule)],
]);

/** Modules that the service has and this runtime does not, because it has no such data source. */
const outOfScope = new Map<unknown, string>([
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
  const source = node.source.value;
  const missing = outOfScope.get(source);
  if (missing)
    return report(node, `${String(source)} is outside of this runtime, which does not serve ${missing}`);
  const names = modules.get(source);
  if (!names) return report(node, `${String(source)} cannot be imported: bundle it into the code`);
  for (const specifier of node.specifiers) {
    if (specifier.type === 'ImportNamespaceSpecifier') continue;
    const { imported } = specifier.type === 'ImportSpecifier' ? specifier : { imported: undefined };
    const name = imported?.type === 'Literal' ? String(imported.value) : (imported?.name ?? 'default');
    if (!names.includes(name)) report(specifier, `${String(source)} does not export ${name}`);
  }
}
