import { isRecord, reporter, type CheckedTemplate, type Finding } from './checked-template';
import { intrinsicName, isNoValue, possibleValues } from './intrinsics';
import type { PropertySchema, Schemas, TypeSchema, ValueType } from './schemas';

/** Rule `properties`: every property against CloudFormation's own schema of its resource type. */
export function checkProperties(template: CheckedTemplate, schemas: Schemas): Finding[] {
  const report = reporter('properties', template);
  return template.resources.flatMap((resource) => {
    const schema = schemas.get(resource.type);
    if (schema === undefined) return [];
    if (schema === null)
      return [report(resource, 'Type', 'CloudFormation knows no such resource type. Correct its name.')];
    return problemsOf(resource.properties, schema).map(({ path, message }) =>
      report(resource, `Properties${path}`, message),
    );
  });
}

interface Problem {
  path: string;
  message: string;
}

/**
 * What CloudFormation's schema refuses in the properties of a resource. Values that intrinsic functions give are taken as
 * they are: what they will be is not known.
 */
export function problemsOf(properties: unknown, schema: TypeSchema): Problem[] {
  return objectProblems(properties, schema.properties, schema, '');
}

function objectProblems(
  value: unknown,
  properties: Record<string, PropertySchema>,
  schema: TypeSchema,
  path: string,
): Problem[] {
  if (!isRecord(value)) return [{ path, message: `must be an object, not ${shown(value)}.` }];
  // `Fn::Transform` and its like may put in anything.
  const opaque = Object.keys(value).some((key) => key.startsWith('Fn::'));
  const given = Object.entries(value).filter(([key, item]) => !key.startsWith('Fn::') && !isNoValue(item));
  const names = new Set(given.map(([key]) => key));
  const missing = Object.entries(properties)
    .filter(([name, { required }]) => required && !names.has(name) && !opaque)
    .map(([name]) => ({ path: `${path}.${name}`, message: 'is required. Give it a value.' }));
  return [
    ...missing,
    ...given.flatMap(([key, item]) => {
      const property = properties[key];
      const at = `${path}.${key}`;
      if (property === undefined)
        return [{ path: at, message: unknownProperty(key, Object.keys(properties)) }];
      return possibleValues(item).flatMap((possible) => valueProblems(possible, property.type, schema, at));
    }),
  ];
}

function unknownProperty(name: string, known: string[]): string {
  const alike = known.find((other) => other.toLowerCase() === name.toLowerCase());
  const choice = alike === undefined ? `There are ${known.sort().join(', ')}` : `Did you mean ${alike}?`;
  return `CloudFormation knows no such property. ${choice}${alike === undefined ? '.' : ''}`;
}

function valueProblems(value: unknown, type: ValueType, schema: TypeSchema, path: string): Problem[] {
  if (type.kind === 'any' || intrinsicName(value) !== undefined) return [];
  switch (type.kind) {
    case 'one': {
      const attempts = type.of.map((one) => valueProblems(value, one, schema, path));
      // Of several kinds, the one that fits best says most about what is wrong.
      return attempts.sort((left, right) => left.length - right.length)[0] ?? [];
    }
    case 'object':
      return objectProblems(value, schema.objects[type.name] ?? {}, schema, path);
    case 'tag':
      return objectProblems(value, TAG, schema, path);
    case 'list':
      // CloudFormation makes a list of a single value.
      if (!Array.isArray(value))
        return isRecord(value) || value === null ? [mustBe('a list', value, path)] : [];
      return value.flatMap((item, index) =>
        possibleValues(item).flatMap((possible) =>
          valueProblems(possible, type.of, schema, `${path}[${index}]`),
        ),
      );
    case 'map':
      if (!isRecord(value)) return [mustBe('an object', value, path)];
      return Object.entries(value).flatMap(([key, item]) =>
        possibleValues(item).flatMap((possible) =>
          valueProblems(possible, type.of, schema, `${path}.${key}`),
        ),
      );
    default:
      return scalarProblems(value, type, path);
  }
}

const TAG: Record<string, PropertySchema> = {
  Key: { required: true, type: { kind: 'text' } },
  Value: { required: true, type: { kind: 'text' } },
  // Auto Scaling's.
  PropagateAtLaunch: { required: false, type: { kind: 'truth' } },
};

type Scalar = Extract<ValueType, { allowed?: unknown }>;

/** CloudFormation turns texts into numbers and truth values, and these into texts. */
const FITS: Record<string, { fits: (text: string) => boolean; called: string }> = {
  text: { fits: () => true, called: 'a text' },
  number: { fits: (text) => text.trim() !== '' && Number.isFinite(Number(text)), called: 'a number' },
  whole: { fits: (text) => /^-?\d+(\.0+)?$/.test(text.trim()), called: 'a whole number' },
  truth: { fits: (text) => /^(true|false)$/i.test(text), called: 'true or false' },
};

function scalarProblems(value: unknown, { kind, allowed }: Scalar, path: string): Problem[] {
  const { fits, called } = FITS[kind]!;
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const text = isScalar ? String(value) : undefined;
  if (text === undefined || !fits(text)) return [mustBe(called, value, path)];
  if (allowed === undefined || allowed.map(String).includes(text)) return [];
  return [mustBe(`one of ${allowed.join(', ')}`, value, path)];
}

function mustBe(what: string, value: unknown, path: string): Problem {
  return { path, message: `must be ${what}, not ${shown(value)}.` };
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
