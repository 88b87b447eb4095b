import type { ImportDeclaration, Program } from 'acorn';
import { listedName } from '../../language/module/nodes';
import type { Edits } from './edits';

/** Names that a module exports, with the local expression behind each. */
export type Exports = Map<string, string>;

/** Blanks the import declarations and returns declarations that bind the same names from `modules`. */
export function replaceImports(program: Program, edits: Edits, modules: string): string {
  let bindings = '';
  for (const node of program.body) {
    if (node.type !== 'ImportDeclaration') continue;
    edits.blank(node.start, node.end);
    bindings += bindingsOf(node, `${modules}[${JSON.stringify(node.source.value)}]`);
  }
  return bindings;
}

function bindingsOf({ specifiers }: ImportDeclaration, module: string): string {
  return specifiers
    .map((specifier) => {
      const local = specifier.local.name;
      if (specifier.type === 'ImportNamespaceSpecifier') return `const ${local}=${module};`;
      const imported = specifier.type === 'ImportSpecifier' ? listedName(specifier.imported) : 'default';
      return `const ${local}=${module}[${JSON.stringify(imported)}];`;
    })
    .join('');
}

/** Blanks the `export` keywords and lists, and returns what they export. */
export function replaceExports(program: Program, edits: Edits): Exports {
  const exported: Exports = new Map();
  for (const node of program.body) {
    if (node.type !== 'ExportNamedDeclaration') continue;
    if (!node.declaration) {
      edits.blank(node.start, node.end);
      for (const { local, exported: as } of node.specifiers) exported.set(listedName(as), listedName(local));
      continue;
    }
    edits.blank(node.start, node.declaration.start);
    if (node.declaration.type !== 'VariableDeclaration')
      exported.set(node.declaration.id.name, node.declaration.id.name);
    else
      for (const { id } of node.declaration.declarations)
        if (id.type === 'Identifier') exported.set(id.name, id.name);
  }
  return exported;
}
