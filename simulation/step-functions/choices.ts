import { at, type Context } from './paths';

/** A rule of a Choice state. */
export type Rule = Record<string, unknown> & { Next?: string };

/** Whether a rule holds ("Choice workflow state", Step Functions developer guide). */
export function ruleHolds(rule: Rule, input: unknown, context: Context): boolean {
  if (rule['And']) return (rule['And'] as Rule[]).every((part) => ruleHolds(part, input, context));
  if (rule['Or']) return (rule['Or'] as Rule[]).some((part) => ruleHolds(part, input, context));
  if (rule['Not']) return !ruleHolds(rule['Not'] as Rule, input, context);
  const value = at(rule['Variable'] as string, input, context);
  const [operator, given] = Object.entries(rule).find(([name]) => name !== 'Variable' && name !== 'Next')!;
  const operand = operator.endsWith('Path') ? at(given as string, input, context) : given;
  switch (operator.replace(/Path$/, '')) {
    case 'IsPresent':
      return (value !== undefined) === operand;
    case 'IsNull':
      return (value === null) === operand;
    case 'StringEquals':
    case 'BooleanEquals':
    case 'NumericEquals':
      return value === operand;
    case 'NumericLessThan':
      return (value as number) < (operand as number);
    case 'NumericLessThanEquals':
      return (value as number) <= (operand as number);
    case 'NumericGreaterThan':
      return (value as number) > (operand as number);
    case 'NumericGreaterThanEquals':
      return (value as number) >= (operand as number);
    case 'TimestampLessThan':
      return Date.parse(value as string) < Date.parse(operand as string);
    case 'TimestampGreaterThan':
      return Date.parse(value as string) > Date.parse(operand as string);
    default:
      throw new Error(`The comparison ${operator} is not simulated.`);
  }
}
