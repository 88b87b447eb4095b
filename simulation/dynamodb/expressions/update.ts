import { invalid } from '../errors';
import type { Item, Value } from '../items';
import { at, parseOperand, parsePath, resolveName, type Operand, type Path, type Scope } from './operands';
import { Tokens } from './tokens';

/** One action of an update: what stands at a path afterwards; undefined: nothing. */
interface Action {
  path: Path;
  value: Operand;
}

const parsed = new Map<string, Action[]>();

/**
 * The item after an update ("Update expressions in DynamoDB", developer guide): all actions see the item as it was.
 * @param item as it was, or its key when there was none.
 */
export function updated(expression: string, item: Item, scope: Omit<Scope, 'item'>): Item {
  let actions = parsed.get(expression);
  if (!actions) {
    actions = parseUpdate(expression);
    parsed.set(expression, actions);
  }
  const before: Scope = { ...scope, item };
  const values = actions.map(({ value }) => value(before));
  let result = { ...item };
  actions.forEach(({ path }, index) => {
    result = withValue({ M: result }, path, values[index], before)['M'] as Item;
  });
  return result;
}

function parseUpdate(expression: string): Action[] {
  const tokens = new Tokens(expression);
  const actions: Action[] = [];
  while (tokens.next !== undefined) {
    const clause = tokens.take().toUpperCase();
    const parse = CLAUSES[clause];
    if (!parse) throw invalid(`There is no ${clause} in an update: ${expression}`);
    do actions.push(parse(tokens));
    while (tokens.takes(','));
  }
  return actions;
}

const CLAUSES: Record<string, (tokens: Tokens) => Action> = {
  SET: (tokens) => {
    const path = parsePath(tokens);
    tokens.expect('=');
    return { path, value: parseSum(tokens) };
  },
  REMOVE: (tokens) => ({ path: parsePath(tokens), value: () => undefined }),
  ADD: (tokens) => {
    const path = parsePath(tokens);
    const added = parseOperand(tokens);
    return { path, value: (scope) => sum(at(path, scope) ?? { N: '0' }, added(scope), 1) };
  },
  DELETE: () => {
    throw invalid('Sets are not simulated.');
  },
};

function parseSum(tokens: Tokens): Operand {
  let left = parseSettable(tokens);
  for (;;) {
    const sign = tokens.takes('+') ? 1 : tokens.takes('-') ? -1 : 0;
    if (sign === 0) return left;
    const [one, other] = [left, parseSettable(tokens)];
    left = (scope) => sum(one(scope), other(scope), sign);
  }
}

function parseSettable(tokens: Tokens): Operand {
  if (tokens.takes('if_not_exists')) {
    tokens.expect('(');
    const path = parsePath(tokens);
    tokens.expect(',');
    const otherwise = parseSettable(tokens);
    tokens.expect(')');
    return (scope) => at(path, scope) ?? otherwise(scope);
  }
  if (tokens.takes('list_append')) {
    tokens.expect('(');
    const first = parseSettable(tokens);
    tokens.expect(',');
    const second = parseSettable(tokens);
    tokens.expect(')');
    return (scope) => ({
      L: [first, second].flatMap((operand) => operand(scope)?.['L'] ?? []),
    });
  }
  return parseOperand(tokens);
}

function sum(one: Value | undefined, other: Value | undefined, sign: number): Value {
  if (one?.['N'] === undefined || other?.['N'] === undefined)
    throw invalid('An operand in the update expression has an incorrect data type');
  return { N: String(Number(one['N']) + sign * Number(other['N'])) };
}

function withValue(holder: Value, path: Path, value: Value | undefined, scope: Scope): Value {
  const [part, ...rest] = path;
  if (part === undefined) return value ?? {};
  if (typeof part === 'number') {
    const list = [...(holder['L'] ?? [])];
    if (rest.length > 0) list[part] = withValue(list[part] ?? {}, rest, value, scope);
    else if (value) list[Math.min(part, list.length)] = value;
    else list.splice(part, 1);
    return { L: list };
  }
  const name = resolveName(part, scope);
  const map = holder['M'];
  if (!map) throw invalid('The document path provided in the update expression is invalid for update');
  if (rest.length > 0) {
    const inner = map[name];
    if (!inner) throw invalid('The document path provided in the update expression is invalid for update');
    return { M: { ...map, [name]: withValue(inner, rest, value, scope) } };
  }
  const changed = { ...map };
  if (value) changed[name] = value;
  else Reflect.deleteProperty(changed, name);
  return { M: changed };
}
