import { invalid } from '../errors';
import { compareValues, equalValues, type Value } from '../items';
import { at, parseOperand, parsePath, type Operand, type Scope } from './operands';
import { Tokens } from './tokens';

/** A condition, a filter or a key condition, ready to be asked. */
export type Condition = (scope: Scope) => boolean;

const parsed = new Map<string, Condition>();

/** Reads a condition ("Condition and filter expressions, operators, and functions in DynamoDB", developer guide). */
export function conditionOf(expression: string): Condition {
  let condition = parsed.get(expression);
  if (!condition) {
    const tokens = new Tokens(expression);
    condition = parseOr(tokens);
    if (tokens.next !== undefined) throw invalid(`Unexpected ${tokens.next}: ${expression}`);
    parsed.set(expression, condition);
  }
  return condition;
}

function parseOr(tokens: Tokens): Condition {
  let left = parseAnd(tokens);
  while (tokens.takes('OR')) {
    const [one, other] = [left, parseAnd(tokens)];
    left = (scope) => one(scope) || other(scope);
  }
  return left;
}

function parseAnd(tokens: Tokens): Condition {
  let left = parseNot(tokens);
  while (tokens.takes('AND')) {
    const [one, other] = [left, parseNot(tokens)];
    left = (scope) => one(scope) && other(scope);
  }
  return left;
}

function parseNot(tokens: Tokens): Condition {
  if (tokens.takes('NOT')) {
    const negated = parseNot(tokens);
    return (scope) => !negated(scope);
  }
  if (tokens.takes('(')) {
    const inner = parseOr(tokens);
    tokens.expect(')');
    return inner;
  }
  return parseFunction(tokens) ?? parseComparison(tokens);
}

const text = (value: Value | undefined): string | undefined => value?.['S'];

const FUNCTIONS: Record<string, (tokens: Tokens) => Condition> = {
  attribute_exists: (tokens) => {
    const path = parsePath(tokens);
    return (scope) => at(path, scope) !== undefined;
  },
  attribute_not_exists: (tokens) => {
    const path = parsePath(tokens);
    return (scope) => at(path, scope) === undefined;
  },
  attribute_type: (tokens) =>
    two(tokens, (value, type) => value !== undefined && Object.keys(value)[0] === text(type)),
  begins_with: (tokens) =>
    two(tokens, (value, prefix) => text(value)?.startsWith(text(prefix) ?? '\u0000') ?? false),
  contains: (tokens) =>
    two(tokens, (value, part) => {
      if (text(value) !== undefined) return text(value)!.includes(text(part) ?? '\u0000');
      const list = value?.['L'];
      if (list) return list.some((member) => equalValues(member, part));
      const set = value?.['SS'] ?? value?.['NS'];
      return set?.includes(String(part?.['S'] ?? part?.['N'])) ?? false;
    }),
};

function two(
  tokens: Tokens,
  holds: (one: Value | undefined, other: Value | undefined) => boolean,
): Condition {
  const one = parseOperand(tokens);
  tokens.expect(',');
  const other = parseOperand(tokens);
  return (scope) => holds(one(scope), other(scope));
}

function parseFunction(tokens: Tokens): Condition | undefined {
  const parse = FUNCTIONS[tokens.next ?? ''];
  if (!parse) return undefined;
  tokens.take();
  tokens.expect('(');
  const condition = parse(tokens);
  tokens.expect(')');
  return condition;
}

const COMPARISONS: Record<string, (one: Value | undefined, other: Value | undefined) => boolean> = {
  '=': (one, other) => one !== undefined && equalValues(one, other),
  '<>': (one, other) => !equalValues(one, other),
  '<': (one, other) => (compareValues(one, other) ?? 0) < 0,
  '<=': (one, other) => (compareValues(one, other) ?? 1) <= 0,
  '>': (one, other) => (compareValues(one, other) ?? 0) > 0,
  '>=': (one, other) => (compareValues(one, other) ?? -1) >= 0,
};

function parseComparison(tokens: Tokens): Condition {
  const left = parseOperand(tokens);
  if (tokens.takes('BETWEEN')) {
    const low = parseOperand(tokens);
    tokens.expect('AND');
    const high = parseOperand(tokens);
    return (scope) =>
      COMPARISONS['>=']!(left(scope), low(scope)) && COMPARISONS['<=']!(left(scope), high(scope));
  }
  if (tokens.takes('IN')) {
    const list: Operand[] = [];
    tokens.expect('(');
    do list.push(parseOperand(tokens));
    while (tokens.takes(','));
    tokens.expect(')');
    return (scope) => list.some((member) => COMPARISONS['=']!(left(scope), member(scope)));
  }
  const sign = tokens.take();
  const compare = COMPARISONS[sign];
  if (!compare) throw invalid(`There is no comparison ${sign}.`);
  const right = parseOperand(tokens);
  return (scope) => compare(left(scope), right(scope));
}
