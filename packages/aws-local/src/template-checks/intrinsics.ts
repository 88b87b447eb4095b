import { isRecord, type Json } from './checked-template';

/** Functions whose value is always text or a list, and never an object. */
const FUNCTION = /^Fn::\w+$/;

/** The intrinsic function that an object stands for: `Ref`, `Fn::Join` …; undefined: it is plain data. */
export function intrinsicName(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const [key, ...others] = Object.keys(value);
  if (key === undefined || others.length > 0) return undefined;
  return (key === 'Ref' && typeof value[key] === 'string') || FUNCTION.test(key) ? key : undefined;
}

/** Whether a value takes its property away. */
export function isNoValue(value: unknown): boolean {
  return isRecord(value) && value['Ref'] === 'AWS::NoValue';
}

/** The values that a property may have once conditions are known: both branches of `Fn::If`, and none for no value. */
export function possibleValues(value: unknown): unknown[] {
  if (value === undefined || value === null || isNoValue(value)) return [];
  const branches = isRecord(value) && Object.keys(value).length === 1 ? value['Fn::If'] : undefined;
  if (Array.isArray(branches)) return branches.slice(1).flatMap(possibleValues);
  return [value];
}

/** A reference of a template to something by its logical id. */
export interface Reference {
  /** `Ref`, `Fn::GetAtt` or `Fn::Sub`. */
  by: string;
  logicalId: string;
  /** Absent: `Ref`, or `${Name}` of `Fn::Sub`. */
  attribute?: string;
  /** Where it stands, below the value that was asked about. */
  path: string;
}

/** Every reference below a value. */
export function referencesIn(value: unknown, path = ''): Reference[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => referencesIn(item, `${path}[${index}]`));
  if (!isRecord(value)) return [];
  const name = intrinsicName(value);
  if (name === 'Ref') return [{ by: name, logicalId: String(value['Ref']), path }];
  if (name === 'Fn::GetAtt') return [...attributeReference(value['Fn::GetAtt'], path)];
  if (name === 'Fn::Sub') return substitutions(value['Fn::Sub'], path);
  return Object.entries(value).flatMap(([key, item]) =>
    referencesIn(item, path === '' ? key : `${path}.${key}`),
  );
}

function attributeReference(argument: unknown, path: string): Reference[] {
  const [logicalId, attribute] = Array.isArray(argument)
    ? (argument as unknown[])
    : splitOnce(String(argument));
  if (typeof logicalId !== 'string') return [];
  if (typeof attribute === 'string') return [{ by: 'Fn::GetAtt', logicalId, attribute, path }];
  // An attribute's name that is made of other values is not known before the deployment.
  return [{ by: 'Fn::GetAtt', logicalId, attribute: '', path }, ...referencesIn(attribute, path)];
}

function substitutions(argument: unknown, path: string): Reference[] {
  const [text, variables] = Array.isArray(argument) ? (argument as unknown[]) : [argument, {}];
  const own = isRecord(variables) ? variables : {};
  const names = typeof text === 'string' ? [...text.matchAll(/\$\{(?!!)([^}]*)\}/g)] : [];
  return [
    ...names.flatMap(([, found = '']): Reference[] => {
      const name = found.trim();
      if (name in own) return [];
      if (name.startsWith('AWS::') || !name.includes('.')) return [{ by: 'Fn::Sub', logicalId: name, path }];
      const [logicalId = '', attribute] = splitOnce(name);
      return [{ by: 'Fn::Sub', logicalId, attribute, path }];
    }),
    ...referencesIn(own, path),
  ];
}

/** Before and after the first dot. */
export function splitOnce(name: string): string[] {
  const dot = name.indexOf('.');
  return dot < 0 ? [name] : [name.slice(0, dot), name.slice(dot + 1)];
}

/** Whether a `Ref` names a pseudo parameter ("Pseudo parameters reference"). */
export function isPseudoParameter(name: string): boolean {
  return PSEUDO_PARAMETERS.has(name);
}

const PSEUDO_PARAMETERS: ReadonlySet<string> = new Set([
  'AWS::AccountId',
  'AWS::NoValue',
  'AWS::NotificationARNs',
  'AWS::Partition',
  'AWS::Region',
  'AWS::StackId',
  'AWS::StackName',
  'AWS::URLSuffix',
]);

/** The value of a member of an object, when it is an object. */
export function member(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (at === null || typeof at !== 'object' ? undefined : (at as Json)[key]),
    value,
  );
}
