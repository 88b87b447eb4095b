import { isSameValue } from './field-value';

/** Whether the value of a field satisfies an operator with the value of a filter. */
type Operator = (field: unknown, operand: unknown) => boolean;

const isIn: Operator = (field, operand) =>
  Array.isArray(operand) && operand.some((value) => isSameValue(field, value));

const contains: Operator = (field, operand) => {
  if (Array.isArray(field)) return field.some((value) => isSameValue(value, operand));
  return typeof field === 'string' && isOrdered(operand) && field.includes(String(operand));
};

/**
 * The operators of enhanced filters (`SubscriptionFilterOperators` of `@aws-appsync/utils`).
 * Types are never converted: a comparison of a string with a number does not hold. The negative operators are the
 * plain negations, so that they hold for a field that is null or absent.
 */
const operators = new Map<string, Operator>([
  ['eq', isSameValue],
  ['ne', (field, operand) => !isSameValue(field, operand)],
  ['lt', (field, operand) => compare(field, operand) < 0],
  ['le', (field, operand) => compare(field, operand) <= 0],
  ['gt', (field, operand) => compare(field, operand) > 0],
  ['ge', (field, operand) => compare(field, operand) >= 0],
  ['between', isBetween],
  ['in', isIn],
  ['notIn', (field, operand) => Array.isArray(operand) && !isIn(field, operand)],
  ['beginsWith', (field, operand) => isText(field) && isText(operand) && field.startsWith(operand)],
  ['contains', contains],
  ['notContains', (field, operand) => !contains(field, operand)],
  ['containsAny', (field, operand) => Array.isArray(field) && field.some((value) => isIn(value, operand))],
]);

/** The operator of a name, or undefined when there is none. */
export function findOperator(name: string): Operator | undefined {
  return operators.get(name);
}

function isBetween(field: unknown, operand: unknown): boolean {
  if (!Array.isArray(operand) || operand.length !== 2) return false;
  const [low, high] = operand as [unknown, unknown];
  return compare(field, low) >= 0 && compare(field, high) <= 0;
}

/** Negative, zero or positive as usual; NaN, for which no comparison holds, for values without a common order. */
function compare(left: unknown, right: unknown): number {
  if (!isOrdered(left) || !isOrdered(right) || typeof left !== typeof right) return NaN;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function isOrdered(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
