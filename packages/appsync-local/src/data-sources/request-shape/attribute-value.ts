import { boolean, listOf, mapOf, type Shape, text, unless } from './shape';

const numeric = unless(
  (value) => typeof value === 'number' || typeof value === 'string',
  (field) => `Value for field '${field}' must be a number.`,
);
const nothing = unless(
  (value) => value === null || value === true,
  (field) => `Value for field '${field}' must be null.`,
);
const oneType = unless(
  (value) => Object.keys(value as object).length === 1,
  (field) => `Value for field '${field}' must have exactly one type.`,
);
/** The service's words, with the names that its JSON library has for types. */
const typedObject = unless(
  (value) => nodeType(value) === 'OBJECT',
  (field, value) =>
    `Expected JSON object for attribute value '${field}' but got '${nodeType(value)}' instead.`,
);

const CONTENT: Record<string, Shape> = {
  S: text,
  N: numeric,
  B: text,
  BOOL: boolean,
  NULL: nothing,
  SS: listOf(text),
  NS: listOf(numeric),
  BS: listOf(text),
  L: listOf(attributeValue),
  M: mapOf(attributeValue),
};
const content = new Map(Object.entries(CONTENT));

/** A typed value such as `{S: "x"}`. */
export function attributeValue(value: unknown): ReturnType<Shape> {
  const wrong = typedObject(value);
  if (wrong) return wrong;
  for (const type in value as object) {
    const shape = content.get(type);
    if (!shape) return { way: [type], words: (field) => `Unsupported element '${field}'.` };
    const found = shape((value as Record<string, unknown>)[type]);
    if (found) {
      found.way.push(type);
      return found;
    }
  }
  return oneType(value);
}

function nodeType(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  return Array.isArray(value) ? 'ARRAY' : (typeof value).toUpperCase();
}
