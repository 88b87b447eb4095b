import { isObject } from '../plain-values';
import { toDynamoDB, type AttributeValue } from './attribute-values';
import { InvalidFilter, renderOperator } from './filter-operators';

/** An expression with its placeholders, as DynamoDB request objects carry it. */
export interface Expression {
  expression: string;
  expressionNames: Record<string, string>;
  expressionValues: Record<string, AttributeValue>;
}

/**
 * Renders a filter or condition object. Names and values are called after the field and the way to it
 * (`#version`, `:and_0_version_eq`). Texts as recorded from `EvaluateCode`, quirks included: a group of one member
 * has no parentheses, an empty member leaves its joiner behind. `null` for an object that cannot be rendered.
 */
export function filterExpression(filter: unknown): Expression | null {
  try {
    return renderFilter(filter, [], false);
  } catch (error) {
    if (error instanceof InvalidFilter) return null;
    throw error;
  }
}

type Path = readonly (string | number)[];

function renderFilter(filter: unknown, path: Path, parenthesise: boolean): Expression {
  if (!isObject(filter)) throw new InvalidFilter();
  const members = Object.entries(filter).map(([name, value]) => {
    if (name === 'and' || name === 'or') return renderGroup(name, value, path);
    if (name === 'not') return renderNegation(value, [...path, 'not']);
    return renderField(name, value, [...path, name], `#${name}`);
  });
  return join(members, 'AND', parenthesise);
}

/** The service takes lists only, although the type definitions also allow an object. */
function renderGroup(name: 'and' | 'or', members: unknown, path: Path): Expression {
  if (!Array.isArray(members)) throw new InvalidFilter();
  const rendered = members.map((member, index) => renderFilter(member, [...path, name, index], false));
  return join(rendered, name === 'or' ? 'OR' : 'AND', true);
}

function renderNegation(filter: unknown, path: Path): Expression {
  const negated = renderFilter(filter, path, true);
  return { ...negated, expression: `(NOT ${negated.expression})` };
}

/** `size` inside `size` lengthens the names of the values but is still one call. */
function renderField(field: string, operators: unknown, path: Path, operand: string): Expression {
  if (!isObject(operators)) throw new InvalidFilter();
  const members = Object.entries(operators).map(([operator, argument]) => {
    const here = [...path, operator];
    if (operator === 'size') return renderField(field, argument, here, `size(#${field})`);
    const { expression, values } = renderOperator(operand, operator, argument, `:${here.join('_')}`);
    const typed = values.map(([name, value]) => [name, toDynamoDB(value)] as const);
    return { expression, expressionNames: {}, expressionValues: Object.fromEntries(typed) };
  });
  const joined = join(members, 'AND', true);
  return { ...joined, expressionNames: { [`#${field}`]: field, ...joined.expressionNames } };
}

function join(members: Expression[], joiner: 'AND' | 'OR', parenthesise: boolean): Expression {
  const expression = members.map((member) => member.expression).join(` ${joiner} `);
  return {
    expression: parenthesise && members.length > 1 ? `(${expression})` : expression,
    expressionNames: unite(members.map((member) => member.expressionNames)),
    expressionValues: unite(members.map((member) => member.expressionValues)),
  };
}

const unite = <T>(parts: Record<string, T>[]): Record<string, T> =>
  Object.fromEntries(parts.flatMap(Object.entries<T>));
