import { buildSchema, isObjectType, type GraphQLObjectType } from 'graphql';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectDirectory } from './bundle';

/** The data sources that resolver files may name. */
export const dataSourceNames = ['table', 'none', 'checkout', 'deleteAccount'] as const;

/** A data source that a resolver file may name. */
export type DataSourceName = (typeof dataSourceNames)[number];

/** `resolvers/steps/<name>.ts`. */
export interface StepFile {
  name: string;
  file: string;
  dataSource: DataSourceName;
}

/** `resolvers/<Type>.<field>.ts`: its name is its wiring. */
export type ResolverFile = { typeName: string; fieldName: string; file: string } & (
  { kind: 'UNIT'; dataSource: DataSourceName } | { kind: 'PIPELINE'; steps: string[] }
);

/** Everything found below a resolvers folder. */
export interface ResolverFiles {
  resolvers: ResolverFile[];
  steps: StepFile[];
}

/** Raised when files and schema do not fit; names every misfit at once. */
export class ResolverFilesMisfit extends Error {
  constructor(readonly problems: string[]) {
    super(`The resolvers do not fit the schema:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** The most functions AppSync takes in one pipeline (AWS General Reference, "AWS AppSync endpoints and quotas"). */
const MAX_FUNCTIONS_PER_PIPELINE = 10;

/** Root fields that AppSync serves without a resolver. */
const RESOLVERLESS_ROOT_TYPES = ['Subscription'];

/**
 * Finds the resolvers and the steps that their pipelines share, and checks them against the schema: a root field
 * without a resolver, a file that matches no field, a step that nobody uses.
 * @throws ResolverFilesMisfit
 */
export function findResolverFiles(directory: string, schemaFile: string): ResolverFiles {
  const problems: string[] = [];
  const steps = findSteps(path.join(directory, 'steps'), problems);
  const resolvers = findResolvers(directory, steps, problems);
  checkAgainstSchema(resolvers, readSchema(schemaFile), problems);
  const used = new Set(resolvers.flatMap((resolver) => (resolver.kind === 'PIPELINE' ? resolver.steps : [])));
  for (const step of steps)
    if (!used.has(step.name)) problems.push(`${relative(step.file)} is part of no pipeline.`);
  if (problems.length > 0) throw new ResolverFilesMisfit(problems);
  return { resolvers, steps };
}

function findSteps(directory: string, problems: string[]): StepFile[] {
  return typescriptFiles(directory).flatMap((file) => {
    const dataSource = exportsOf(file, problems)['dataSource'];
    if (!isDataSourceName(dataSource)) {
      problems.push(`${relative(file)} must export \`dataSource\`: ${dataSourceNames.join(' or ')}.`);
      return [];
    }
    return [{ name: path.basename(file, '.ts'), file, dataSource }];
  });
}

function findResolvers(directory: string, steps: StepFile[], problems: string[]): ResolverFile[] {
  return typescriptFiles(directory).flatMap((file): ResolverFile[] => {
    const [typeName = '', fieldName = '', ...rest] = path.basename(file, '.ts').split('.');
    if (fieldName === '' || rest.length > 0) {
      if (isHandlerModule(file)) problems.push(`${relative(file)} is not named <Type>.<field>.ts.`);
      return [];
    }
    const { pipeline, dataSource } = exportsOf(file, problems);
    const origin = { typeName, fieldName, file };
    if (isDataSourceName(dataSource) && pipeline === undefined)
      return [{ ...origin, kind: 'UNIT', dataSource }];
    if (dataSource === undefined && isStringList(pipeline)) {
      checkPipeline(file, pipeline, steps, problems);
      return [{ ...origin, kind: 'PIPELINE', steps: pipeline }];
    }
    problems.push(
      `${relative(file)} must export either \`pipeline\` (names of steps) or \`dataSource\` (${dataSourceNames.join(' or ')}).`,
    );
    return [];
  });
}

function checkPipeline(file: string, pipeline: string[], steps: StepFile[], problems: string[]): void {
  for (const name of new Set(pipeline)) {
    if (!steps.some((step) => step.name === name))
      problems.push(`${relative(file)} names the step ${name}, but there is no resolvers/steps/${name}.ts.`);
  }
  if (pipeline.length > MAX_FUNCTIONS_PER_PIPELINE)
    problems.push(
      `${relative(file)} has ${pipeline.length} steps; AppSync takes at most ${MAX_FUNCTIONS_PER_PIPELINE}.`,
    );
}

function checkAgainstSchema(
  resolvers: ResolverFile[],
  types: Map<string, GraphQLObjectType>,
  problems: string[],
): void {
  for (const { typeName, fieldName, file } of resolvers) {
    if (types.get(typeName)?.getFields()[fieldName] === undefined)
      problems.push(`${relative(file)} matches no field of the schema.`);
  }
  for (const [typeName, type] of types) {
    for (const field of Object.values(type.getFields())) {
      const needsResolver = ['Query', 'Mutation'].includes(typeName) || field.args.length > 0;
      const found = resolvers.some((file) => file.typeName === typeName && file.fieldName === field.name);
      if (needsResolver && !found && !RESOLVERLESS_ROOT_TYPES.includes(typeName))
        problems.push(
          `${typeName}.${field.name} needs a resolver: add resolvers/${typeName}.${field.name}.ts.`,
        );
    }
  }
}

function readSchema(schemaFile: string): Map<string, GraphQLObjectType> {
  const additions = path.join(projectDirectory, 'schema', 'appsync-directives.graphql');
  const schema = buildSchema([schemaFile, additions].map((file) => readFileSync(file, 'utf8')).join('\n'));
  const objectTypes = Object.values(schema.getTypeMap()).filter(isObjectType);
  return new Map(objectTypes.filter((type) => !type.name.startsWith('__')).map((type) => [type.name, type]));
}

/** Whether a file holds handlers, and not something that resolvers share. */
function isHandlerModule(file: string): boolean {
  return ['request', 'response'].some((name) => name in load(file));
}

/** Exports of a resolver's module. `@aws-appsync/utils` gives empty objects outside of AppSync, which is enough. */
function load(file: string): Record<string, unknown> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the file is only known at synth
  return require(file) as Record<string, unknown>;
}

function exportsOf(file: string, problems: string[]): Record<string, unknown> {
  const exported = load(file);
  for (const name of ['request', 'response'])
    if (typeof exported[name] !== 'function') problems.push(`${relative(file)} must export ${name}().`);
  return exported;
}

function typescriptFiles(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .sort()
    .map((name) => path.join(directory, name));
}

function isDataSourceName(value: unknown): value is DataSourceName {
  return dataSourceNames.some((name) => name === value);
}

function isStringList(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
}

function relative(file: string): string {
  return path.relative(projectDirectory, file);
}
