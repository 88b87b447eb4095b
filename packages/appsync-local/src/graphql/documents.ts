import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { type ErrorEntry, operationError } from './errors';
import { validationErrorEntry, validationRules } from './validation';

/** A query text after parsing and validation. */
export type ParsedDocument =
  | { kind: 'valid'; document: DocumentNode }
  | { kind: 'invalid'; errors: ErrorEntry[] }
  /** The text is no GraphQL at all: the service answers 400. */
  | { kind: 'unparsable'; message: string };

/** General Reference, "AWS AppSync endpoints and quotas": query length. */
const MAX_TOKENS = 15_000;
const DOCUMENTS_REMEMBERED = 1_000;
/** Characters of query text kept at most, so that made-up queries cannot fill the memory. */
const CHARACTERS_REMEMBERED = 8_000_000;
const TOO_LONG = /^Syntax Error: Document contains more that \d+ tokens/;

/** Parses and validates query texts; clients send the same few over and over, so the results are kept. */
export function createDocuments(schema: GraphQLSchema, introspection: boolean) {
  const rules = validationRules(introspection);
  const known = new LRUCache<string, ParsedDocument>({
    max: DOCUMENTS_REMEMBERED,
    maxSize: CHARACTERS_REMEMBERED,
    sizeCalculation: (_document, query) => query.length + 1,
  });
  return (query: string): ParsedDocument => {
    const remembered = known.get(query);
    if (remembered) return remembered;
    const parsed = parseDocument(query, schema, rules);
    known.set(query, parsed);
    return parsed;
  };
}

function parseDocument(
  query: string,
  schema: GraphQLSchema,
  rules: ReturnType<typeof validationRules>,
): ParsedDocument {
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: MAX_TOKENS });
  } catch (error) {
    const isTooLong = TOO_LONG.test((error as GraphQLError).message);
    return {
      kind: 'unparsable',
      message: isTooLong ? 'Maximum char length exceeded' : 'Unable to parse GraphQL query.',
    };
  }
  const errors = validate(schema, document, rules);
  if (errors.length > 0) return { kind: 'invalid', errors: errors.map(validationErrorEntry) };
  return { kind: 'valid', document };
}

/** The operation of a document that a request means. */
export function chooseOperation(
  document: DocumentNode,
  operationName: string | null | undefined,
): { operation: OperationDefinitionNode } | { error: ErrorEntry } {
  const operation = getOperationAST(document, operationName || undefined);
  if (operation) return { operation };
  return {
    error: operationError(
      operationName
        ? `Unknown operation named '${operationName}'.`
        : 'Must provide operation name if query contains multiple operations.',
    ),
  };
}
