import { Unresolvable } from './problems';
import { asText, substitute } from './substitute';

/** Stands for a property that the template takes away: `AWS::NoValue`. */
export const NO_VALUE = Symbol('AWS::NoValue');

/** What intrinsic functions ask of the template around them. */
export interface Surroundings {
  /** The value of `Ref`: a pseudo parameter, a parameter or a resource. */
  ref(name: string): unknown;
  attribute(logicalId: string, attribute: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, first: string, second: string): unknown;
  /** What another stack exports under a name. */
  importedValue(name: string): unknown;
  /** Resolves an argument. */
  resolve(value: unknown): unknown;
}

type Intrinsic = (argument: unknown, around: Surroundings) => unknown;

/** CloudFormation's intrinsic functions ("Intrinsic function reference"), by the key that stands for them. */
export const INTRINSICS: Record<string, Intrinsic> = {
  Ref: (argument, around) => around.ref(asText(argument, 'the argument of Ref')),

  'Fn::GetAtt': (argument, around) => {
    const [logicalId, attribute] = Array.isArray(argument)
      ? [argument[0] as unknown, around.resolve(argument[1])]
      : splitOnce(asText(argument, 'the argument of Fn::GetAtt'));
    return around.attribute(asText(logicalId, 'the resource'), asText(attribute, 'the attribute'));
  },

  'Fn::Join': (argument, around) => {
    const [delimiter, parts] = list(around.resolve(argument));
    return list(parts)
      .map((part) => asText(part, 'a part of Fn::Join'))
      .join(asText(delimiter, 'the delimiter'));
  },

  'Fn::Sub': (argument, around) => {
    const [text, variables] = Array.isArray(argument) ? (argument as unknown[]) : [argument, {}];
    const own = around.resolve(variables) as Record<string, unknown>;
    return substitute(asText(text, 'the text of Fn::Sub'), (name) => {
      if (name in own) return own[name];
      if (name.startsWith('AWS::') || !name.includes('.')) return around.ref(name);
      const [logicalId, attribute] = splitOnce(name);
      return around.attribute(logicalId, attribute);
    });
  },

  'Fn::Select': (argument, around) => {
    const [index, values] = list(around.resolve(argument));
    const position = Number(index);
    const value = list(values)[position];
    if (value === undefined) throw new Unresolvable(`Fn::Select finds nothing at ${position}`);
    return value;
  },

  'Fn::Split': (argument, around) => {
    const [delimiter, text] = list(around.resolve(argument));
    return asText(text, 'the text of Fn::Split').split(asText(delimiter, 'the delimiter'));
  },

  'Fn::If': (argument, around) => {
    const [condition, whenTrue, whenFalse] = list(argument);
    return around.resolve(around.condition(asText(condition, 'the condition')) ? whenTrue : whenFalse);
  },

  'Fn::Equals': (argument, around) => {
    const [left, right] = list(around.resolve(argument));
    return asText(left, 'the left side') === asText(right, 'the right side');
  },
  'Fn::And': (argument, around) => list(argument).every((part) => truth(around.resolve(part))),
  'Fn::Or': (argument, around) => list(argument).some((part) => truth(around.resolve(part))),
  'Fn::Not': (argument, around) => !truth(around.resolve(list(argument)[0])),
  Condition: (argument, around) => around.condition(asText(argument, 'the condition')),

  'Fn::FindInMap': (argument, around) => {
    const [map, first, second] = list(around.resolve(argument));
    return around.mapping(
      asText(map, 'the map'),
      asText(first, 'the first key'),
      asText(second, 'the second key'),
    );
  },

  'Fn::ImportValue': (argument, around) =>
    around.importedValue(asText(around.resolve(argument), 'the name of the export')),

  'Fn::Base64': (argument, around) =>
    Buffer.from(asText(around.resolve(argument), 'the text of Fn::Base64')).toString('base64'),
};

/**
 * The intrinsic function that an object stands for, if it does.
 * `Condition` is one inside conditions only: elsewhere, as in a policy statement, it is a plain key.
 */
export function intrinsicOf(value: Record<string, unknown>, insideCondition: boolean): string | undefined {
  const [key, ...others] = Object.keys(value);
  if (key === undefined || others.length > 0) return undefined;
  if (key === 'Condition') return insideCondition && typeof value[key] === 'string' ? key : undefined;
  return key === 'Ref' || key.startsWith('Fn::') ? key : undefined;
}

function splitOnce(name: string): [string, string] {
  const dot = name.indexOf('.');
  if (dot < 0) throw new Unresolvable(`${name} names no attribute`);
  return [name.slice(0, dot), name.slice(dot + 1)];
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Unresolvable('a list is expected');
  return value as unknown[];
}

function truth(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Unresolvable('a condition is expected');
  return value;
}
