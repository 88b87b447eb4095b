import { tokensOf } from './tokens';

/** What a metric or an expression is at a moment; undefined where there is no value. */
export type ValueOf = (id: string) => number | undefined;

/** A compiled expression. */
export type Expression = (valueOf: ValueOf) => number | undefined;

/** Operators by how tightly they bind, loosest first. */
const LEVELS: Readonly<Record<string, (left: number, right: number) => number>>[] = [
  { OR: (a, b) => Number(a !== 0 || b !== 0), '||': (a, b) => Number(a !== 0 || b !== 0) },
  { AND: (a, b) => Number(a !== 0 && b !== 0), '&&': (a, b) => Number(a !== 0 && b !== 0) },
  {
    '>=': (a, b) => Number(a >= b),
    '<=': (a, b) => Number(a <= b),
    '==': (a, b) => Number(a === b),
    '!=': (a, b) => Number(a !== b),
    '>': (a, b) => Number(a > b),
    '<': (a, b) => Number(a < b),
  },
  { '+': (a, b) => a + b, '-': (a, b) => a - b },
  { '*': (a, b) => a * b, '/': (a, b) => a / b },
];

/** Functions that make one value of several. */
const AGGREGATES: Readonly<Record<string, (values: number[]) => number>> = {
  SUM: (values) => values.reduce((sum, value) => sum + value, 0),
  MAX: (values) => Math.max(...values),
  MIN: (values) => Math.min(...values),
  AVG: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
};

const TOKEN = /\s*(>=|<=|==|!=|&&|\|\||[-+*/()<>,[\]]|\d+(?:\.\d+)?|[A-Za-z]\w*)/;

/**
 * Compiles the part of metric maths that alarms of one value need: arithmetic, comparisons, `IF`, `FILL`, and `SUM`, `MAX`,
 * `MIN`, `AVG` of a list. What lacks a value has none; dividing by zero gives none (CloudWatch user guide, "Using metric
 * math").
 * @throws Error for anything else.
 */
export function compileExpression(text: string): Expression {
  const tokens = tokensOf(text, TOKEN);
  if (tokens === undefined) throw refusal(text);
  let at = 0;
  const take = (): string => {
    const token = tokens[at++];
    if (token === undefined) throw refusal(text);
    return token;
  };
  const expect = (wanted: string): void => {
    if (take() !== wanted) throw refusal(text);
  };
  const list = (end: string): Expression[] => {
    const items = [binary(0)];
    while (tokens[at] === ',') {
      at += 1;
      items.push(binary(0));
    }
    expect(end);
    return items;
  };
  const binary = (level: number): Expression => {
    const operators = LEVELS[level];
    if (operators === undefined) return operand();
    let left = binary(level + 1);
    for (let operator = operators[tokens[at] ?? '']; operator; operator = operators[tokens[at] ?? '']) {
      at += 1;
      left = combined(operator, left, binary(level + 1));
    }
    return left;
  };
  const operand = (): Expression => {
    const token = take();
    if (token === '(') {
      const inside = binary(0);
      expect(')');
      return inside;
    }
    if (token === '-')
      return combined(
        (a, b) => a - b,
        () => 0,
        operand(),
      );
    if (/^\d/.test(token)) return () => Number(token);
    if (/^[a-z]/.test(token)) return (valueOf) => valueOf(token);
    expect('(');
    return call(token);
  };
  const call = (name: string): Expression => {
    const aggregate = AGGREGATES[name];
    if (aggregate !== undefined) {
      if (tokens[at] === '[') {
        at += 1;
        const items = list(']');
        expect(')');
        return aggregated(aggregate, items);
      }
      return aggregated(aggregate, list(')'));
    }
    const [first, second, third] = list(')');
    if (name === 'FILL' && first && second && !third) return (valueOf) => first(valueOf) ?? second(valueOf);
    if (name === 'IF' && first && second) return chosen(first, second, third);
    throw refusal(text);
  };
  const expression = binary(0);
  if (at !== tokens.length) throw refusal(text);
  return expression;
}

function combined(
  operator: (left: number, right: number) => number,
  left: Expression,
  right: Expression,
): Expression {
  return (valueOf) => {
    const [a, b] = [left(valueOf), right(valueOf)];
    const value = a === undefined || b === undefined ? undefined : operator(a, b);
    return Number.isFinite(value) ? value : undefined;
  };
}

function aggregated(aggregate: (values: number[]) => number, items: Expression[]): Expression {
  return (valueOf) => {
    const values = items.map((item) => item(valueOf)).filter((value) => value !== undefined);
    return values.length === 0 ? undefined : aggregate(values);
  };
}

function chosen(condition: Expression, then: Expression, otherwise: Expression | undefined): Expression {
  return (valueOf) => {
    const value = condition(valueOf);
    if (value === undefined) return undefined;
    return value !== 0 ? then(valueOf) : otherwise?.(valueOf);
  };
}

function refusal(text: string): Error {
  return new Error(`the expression ${text} is not evaluated locally.`);
}
