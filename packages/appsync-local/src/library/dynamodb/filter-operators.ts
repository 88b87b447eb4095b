/** Marks a filter that the service answers with null. */
export class InvalidFilter extends Error {}

const comparisons = new Map([
  ['eq', '='],
  ['ne', '<>'],
  ['lt', '<'],
  ['le', '<='],
  ['gt', '>'],
  ['ge', '>='],
]);

const functions = new Map([
  ['contains', 'contains'],
  ['notContains', 'NOT contains'],
  ['beginsWith', 'begins_with'],
]);

const typeCodes = new Map([
  ['_null', 'NULL'],
  ['string', 'S'],
  ['stringSet', 'SS'],
  ['number', 'N'],
  ['numberSet', 'NS'],
  ['binary', 'B'],
  ['binarySet', 'BS'],
  ['boolean', 'BOOL'],
  ['list', 'L'],
  ['map', 'M'],
]);

/** An operator's text and the values that its placeholders stand for. */
export interface RenderedOperator {
  expression: string;
  values: [placeholder: string, value: unknown][];
}

/**
 * Renders one operator on one operand (`#version`, `size(#tags)`).
 * @throws InvalidFilter for an unknown operator or an argument of the wrong kind.
 */
export function renderOperator(
  operand: string,
  operator: string,
  argument: unknown,
  value: string,
): RenderedOperator {
  const comparison = comparisons.get(operator);
  if (comparison) return { expression: `(${operand} ${comparison} ${value})`, values: [[value, argument]] };
  const called = functions.get(operator);
  if (called) return { expression: `(${called}(${operand},${value}))`, values: [[value, argument]] };
  if (operator === 'between') return renderBetween(operand, argument, value);
  if (operator === 'in') return isIn(operand, argument, value);
  if (operator === 'attributeExists') return attributeExists(operand, argument);
  if (operator === 'attributeType') return attributeType(operand, argument, value);
  throw new InvalidFilter();
}

function renderBetween(operand: string, bounds: unknown, value: string): RenderedOperator {
  if (!Array.isArray(bounds) || bounds.length < 2) throw new InvalidFilter();
  const [start, end] = [`${value}_start`, `${value}_end`];
  return {
    expression: `(${operand} BETWEEN ${start} AND ${end})`,
    values: [
      [start, bounds[0]],
      [end, bounds[1]],
    ],
  };
}

function isIn(operand: string, choices: unknown, value: string): RenderedOperator {
  if (!Array.isArray(choices)) throw new InvalidFilter();
  // Recorded: the service has no text for an empty list and writes this.
  if (choices.length === 0) return { expression: '(null)', values: [] };
  const values = choices.map((choice, index): [string, unknown] => [`${value}_${index}`, choice]);
  return { expression: `(${operand} IN (${values.map(([name]) => name).join(', ')}))`, values };
}

function attributeExists(operand: string, exists: unknown): RenderedOperator {
  if (typeof exists !== 'boolean') throw new InvalidFilter();
  return { expression: `(${exists ? 'attribute_exists' : 'attribute_not_exists'}(${operand}))`, values: [] };
}

function attributeType(operand: string, type: unknown, value: string): RenderedOperator {
  const code = typeCodes.get(type as string);
  if (!code) throw new InvalidFilter();
  return { expression: `(attribute_type(${operand},${value}))`, values: [[value, code]] };
}
