import {
  Kind,
  parse,
  print,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
} from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** An operation of a folder of documents, ready to be pasted: the fragments that it uses come with it. */
export interface ReadyMadeOperation {
  /** `Type.field`, and the operation's name where a file holds several: `Query.me · MyVotes`. */
  name: string;
  document: string;
}

/** Every ready-made operation, file by file. */
export function readOperations(directory: string): ReadyMadeOperation[] {
  const files = readdirSync(directory)
    .filter((name) => name.endsWith('.graphql'))
    .sort();
  const documents = files.map((name) => ({
    name: path.basename(name, '.graphql'),
    ast: parse(readFileSync(path.join(directory, name), 'utf8')),
  }));
  const fragments = new Map(
    documents
      .flatMap(({ ast }) => ast.definitions)
      .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  return documents.flatMap(({ name, ast }) =>
    ast.definitions.flatMap((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
      const used = fragmentsUsed(documentOf(definition), fragments);
      return [
        {
          name: `${name} · ${definition.name?.value ?? ''}`,
          document: [definition, ...used].map(print).join('\n\n'),
        },
      ];
    }),
  );
}

function fragmentsUsed(
  document: DocumentNode,
  known: Map<string, FragmentDefinitionNode>,
  found: Set<FragmentDefinitionNode> = new Set(),
): FragmentDefinitionNode[] {
  visit(document, {
    FragmentSpread: ({ name }) => {
      const fragment = known.get(name.value);
      if (fragment === undefined || found.has(fragment)) return;
      found.add(fragment);
      fragmentsUsed(documentOf(fragment), known, found);
    },
  });
  return [...found];
}

function documentOf(definition: DefinitionNode): DocumentNode {
  return { kind: Kind.DOCUMENT, definitions: [definition] };
}
