import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type * as serviceSpec from '@aws-cdk/aws-service-spec';
import type { PropertyType, SpecDatabase } from '@aws-cdk/service-spec-types';

/** What a value of a property may be. */
export type ValueType =
  | { kind: 'any' }
  | { kind: 'text' | 'number' | 'whole' | 'truth' | 'tag'; allowed?: (string | number)[] }
  | { kind: 'list' | 'map'; of: ValueType }
  | { kind: 'one'; of: ValueType[] }
  | { kind: 'object'; name: string };

export interface PropertySchema {
  required: boolean;
  type: ValueType;
}

/** CloudFormation's schema of a resource type. */
export interface TypeSchema {
  properties: Record<string, PropertySchema>;
  /** The objects inside, by the names that `{ kind: 'object' }` has. */
  objects: Record<string, Record<string, PropertySchema>>;
  /** What `Fn::GetAtt` may ask for. */
  attributes: string[];
  /** The properties, or attributes, that name a resource among others. */
  identifier: string[];
  /** What `Ref` gives back. */
  ref: string[];
}

/** Schemas by resource type; null: CloudFormation knows no such type. */
export type Schemas = ReadonlyMap<string, TypeSchema | null>;

/** Changes whenever what is kept of a schema changes. */
const FORMAT = 1;

/**
 * CloudFormation's schemas of some resource types, from AWS's own specification. All of it takes a second to load, so what
 * was asked for is kept, in `node_modules/.cache` as tools do.
 */
export function schemasOf(types: Iterable<string>): Schemas {
  const wanted = [...new Set(types)].filter((type) => /^(AWS|Alexa)::/.test(type));
  const kept = readKept();
  const missing = wanted.filter((type) => !(type in kept));
  if (missing.length > 0) {
    const database = loadDatabase();
    for (const type of missing) kept[type] = schemaOf(database, type) ?? null;
    keep(kept);
  }
  return new Map(wanted.map((type) => [type, kept[type] ?? null]));
}

let loaded: SpecDatabase | undefined;

function loadDatabase(): SpecDatabase {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a start with kept schemas need not load the package
  const { loadAwsServiceSpecSync } = require('@aws-cdk/aws-service-spec') as typeof serviceSpec;
  return (loaded ??= loadAwsServiceSpecSync());
}

function cacheFile(): string {
  const manifest = require.resolve('@aws-cdk/aws-service-spec/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const modules = path.resolve(path.dirname(manifest), '..', '..');
  return path.join(modules, '.cache', 'aws-local', `schemas-${version}-${FORMAT}.json`);
}

function readKept(): Record<string, TypeSchema | null> {
  try {
    return JSON.parse(readFileSync(cacheFile(), 'utf8')) as Record<string, TypeSchema | null>;
  } catch {
    return {};
  }
}

/** Best effort: a folder that cannot be written to costs the next start a second. */
function keep(schemas: Record<string, TypeSchema | null>): void {
  try {
    const file = cacheFile();
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(schemas));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // See above.
  }
}

function schemaOf(database: SpecDatabase, type: string): TypeSchema | undefined {
  const [resource] = database.lookup('resource', 'cloudFormationType', 'equals', type);
  if (resource === undefined) return undefined;
  const objects: TypeSchema['objects'] = {};
  const convert = (from: PropertyType): ValueType => {
    switch (from.type) {
      case 'string':
        return { kind: 'text', allowed: from.allowedValues };
      case 'integer':
        return { kind: 'whole', allowed: from.allowedValues };
      case 'number':
        return { kind: 'number' };
      case 'boolean':
        return { kind: 'truth' };
      case 'tag':
        return { kind: 'tag' };
      case 'date-time':
        return { kind: 'text' };
      case 'array':
        return { kind: 'list', of: convert(from.element) };
      case 'map':
        return { kind: 'map', of: convert(from.element) };
      case 'union':
        return { kind: 'one', of: from.types.map(convert) };
      case 'ref': {
        const name = from.reference.$ref;
        if (!(name in objects)) {
          objects[name] = {};
          objects[name] = properties(database.get('typeDefinition', name).properties);
        }
        return { kind: 'object', name };
      }
      default:
        return { kind: 'any' };
    }
  };
  const properties = (
    from: Record<string, { required?: boolean; type: PropertyType; previousTypes?: PropertyType[] }>,
  ): Record<string, PropertySchema> =>
    Object.fromEntries(
      Object.entries(from).map(([name, property]) => {
        const types = [property.type, ...(property.previousTypes ?? [])].map(convert);
        const [only] = types;
        const schema: ValueType = types.length === 1 && only ? only : { kind: 'one', of: types };
        return [name, { required: property.required === true, type: schema }];
      }),
    );
  return {
    properties: properties(resource.properties),
    objects,
    attributes: Object.keys(resource.attributes),
    identifier: resource.primaryIdentifier ?? [],
    ref: resource.cfnRefIdentifier ?? resource.primaryIdentifier ?? [],
  };
}
