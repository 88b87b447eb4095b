import { invalid } from '../errors';
import type { Item, Value } from '../items';
import type { Tokens } from './tokens';

/** What the placeholders of a request stand for. */
export interface Placeholders {
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Item;
}

/** What an expression looks at. */
export interface Scope extends Placeholders {
  item: Item | undefined;
}

/** A value of an expression. */
export type Operand = (scope: Scope) => Value | undefined;

/** Where in an item: names, placeholders of names, and places in lists. */
export type Path = (string | number)[];

/** Reads `a.#b[2]`. */
export function parsePath(tokens: Tokens): Path {
  const path: Path = [tokens.take()];
  for (;;) {
    if (tokens.takes('.')) path.push(tokens.take());
    else if (tokens.takes('[')) {
      path.push(Number(tokens.take()));
      tokens.expect(']');
    } else return path;
  }
}

/** The attribute that a part of a path names. */
export function resolveName(part: string, { ExpressionAttributeNames }: Placeholders): string {
  if (!part.startsWith('#')) return part;
  const name = ExpressionAttributeNames?.[part];
  if (name === undefined)
    throw invalid(`An expression attribute name used in the document path is not defined: ${part}`);
  return name;
}

/** The value of a placeholder. */
export function valueOf(placeholder: string, { ExpressionAttributeValues }: Placeholders): Value {
  const value = ExpressionAttributeValues?.[placeholder];
  if (value === undefined)
    throw invalid(`An expression attribute value used in expression is not defined: ${placeholder}`);
  return value;
}

/** What stands at a path. */
export function at(path: Path, scope: Scope): Value | undefined {
  let value: Value | undefined = scope.item && { M: scope.item };
  for (const part of path) {
    if (!value) return undefined;
    value = typeof part === 'number' ? value['L']?.[part] : value['M']?.[resolveName(part, scope)];
  }
  return value;
}

/** Reads a placeholder of a value, `size(path)` or a path. */
export function parseOperand(tokens: Tokens): Operand {
  if (tokens.next?.startsWith(':')) {
    const placeholder = tokens.take();
    return (scope) => valueOf(placeholder, scope);
  }
  const path = parsePath(tokens);
  if (path.length === 1 && path[0] === 'size' && tokens.takes('(')) {
    const measured = parsePath(tokens);
    tokens.expect(')');
    return (scope) => {
      const value = at(measured, scope);
      if (!value) return undefined;
      const content = Object.values(value)[0];
      const length = typeof content === 'object' ? Object.keys(content).length : String(content).length;
      return { N: String(length) };
    };
  }
  return (scope) => at(path, scope);
}
