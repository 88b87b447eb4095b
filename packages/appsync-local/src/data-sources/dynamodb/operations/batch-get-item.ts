import { canonicalMap, toPlainItem, toPlainItemOrNull, toWireMap, type WireMap } from '../attribute-values';
import { type ExpressionObject, Expressions, type RequestObject } from '../request';
import type { Operation } from './operation';

interface Keys {
  keys: RequestObject[];
  consistentRead?: boolean;
  projection?: ExpressionObject;
}

interface Output {
  Responses?: Record<string, WireMap[]>;
  UnprocessedKeys?: Record<string, { Keys: WireMap[] }>;
}

/** Answers `data` and `unprocessedKeys` by table; items stand in the order of their keys, null where there is none. */
export const batchGetItem: Operation = async (request, { client }) => {
  const tables = Object.entries(request.tables as Record<string, Keys | RequestObject[]>).map(
    ([name, asked]) => readTable(name, asked),
  );
  const output = await client.send<Output>('BatchGetItem', {
    RequestItems: Object.fromEntries(tables.map(({ name, input }) => [name, input])),
  });
  const data: Record<string, unknown[]> = {};
  const unprocessedKeys: Record<string, unknown[]> = {};
  for (const { name, keys, addedNames } of tables) {
    const found = new Map(
      (output.Responses?.[name] ?? []).map((item) => [keyText(item, keys[0]), without(item, addedNames)]),
    );
    data[name] = keys.map((key) => toPlainItemOrNull(found.get(canonicalMap(key))));
    unprocessedKeys[name] = (output.UnprocessedKeys?.[name]?.Keys ?? []).map(toPlainItem);
  }
  return { result: { data, unprocessedKeys } };
};

function readTable(name: string, asked: Keys | RequestObject[]) {
  const { keys, consistentRead, projection }: Keys = Array.isArray(asked) ? { keys: asked } : asked;
  const wireKeys = keys.map(toWireMap);
  const expressions = new Expressions();
  const text = expressions.add(projection);
  const addedNames = text ? missingKeyNames(text, projection?.expressionNames ?? {}, wireKeys[0]) : [];
  // Answers come in any order and are matched by their keys, so a projection without the keys must carry them too.
  const placeholders = addedNames.map((keyName, index) => {
    expressions.addName(`#matchedKey${index}`, keyName);
    return `#matchedKey${index}`;
  });
  return {
    name,
    keys: wireKeys,
    addedNames,
    input: {
      Keys: wireKeys,
      ...(consistentRead === true && { ConsistentRead: true }),
      ...(text && { ProjectionExpression: [text, ...placeholders].join(', ') }),
      ...expressions.attributes(),
    },
  };
}

function missingKeyNames(text: string, names: Record<string, string>, key: WireMap | undefined): string[] {
  const projected = new Set(text.split(',').map((path) => names[path.trim()] ?? path.trim()));
  return Object.keys(key ?? {}).filter((name) => !projected.has(name));
}

function keyText(item: WireMap, key: WireMap | undefined): string {
  return canonicalMap(Object.fromEntries(Object.keys(key ?? {}).map((name) => [name, item[name]!])));
}

function without(item: WireMap, names: string[]): WireMap {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));
}
