/** Wires resolvers by the names of their files, with the schema as the judge. */
import { isObjectType, type GraphQLObjectType } from 'graphql';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildServiceSchema } from '../graphql/schema';

/** `steps/<name>.ts`. */
export interface StepFile<Name extends string = string> {
  name: string;
  file: string;
  dataSource: Name;
}

/** `<Type>.<field>.ts`: its name is its wiring. */
export type ResolverFile<Name extends string = string> = {
  typeName: string;
  fieldName: string;
  file: string;
  /** What the server-side cache keeps its answers by; absent: they are not kept. */
  cachingKeys?: string[];
} & ({ kind: 'UNIT'; dataSource: Name } | { kind: 'PIPELINE'; steps: string[] });

/** Everything found below a resolvers folder. */
export interface ResolverFiles<Name extends string> {
  resolvers: ResolverFile<Name>[];
  steps: StepFile<Name>[];
}

/** Raised when files and schema do not fit; names every misfit at once. */
export class ResolverFilesMisfit extends Error {
  constructor(readonly problems: string[]) {
    super(`The resolvers do not fit the schema:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** The most functions AppSync takes in one pipeline (AWS General Reference, "AWS AppSync endpoints and quotas"). */
const MAX_FUNCTIONS_PER_PIPELINE = 10;

/** What AppSync takes for one ("Configuring server-side caching", AWS AppSync developer guide). */
const CACHING_KEY = /^\$context\.(arguments|source|identity)(\..+)?$/;

/** Root fields that AppSync serves without a resolver. */
const RESOLVERLESS_ROOT_TYPES = ['Subscription'];

/** What is looked for. */
export interface ResolverFilesQuery<Name extends string> {
  /** The folder of the resolver files, with `steps/` in it. */
  directory: string;
  schemaFile: string;
  /** The data sources that files may name. */
  dataSourceNames: readonly Name[];
}

/**
 * Finds the resolvers and the steps that their pipelines share, and checks them against the schema: a root field
 * without a resolver, a file that matches no field, a step that nobody uses.
 * @throws ResolverFilesMisfit
 */
export function findResolverFiles<Name extends string>(query: ResolverFilesQuery<Name>): ResolverFiles<Name> {
  const files = new Finder(query);
  const { resolvers, steps, problems } = files;
  files.checkAgainstSchema();
  const used = new Set(resolvers.flatMap((resolver) => (resolver.kind === 'PIPELINE' ? resolver.steps : [])));
  for (const { name } of steps)
    if (!used.has(name)) problems.push(`steps/${name}.ts is part of no pipeline.`);
  if (problems.length > 0) throw new ResolverFilesMisfit(problems);
  return { resolvers, steps };
}

/** Collects what it finds and what is wrong with it. */
class Finder<Name extends string> {
  readonly problems: string[] = [];
  readonly steps: StepFile<Name>[];
  readonly resolvers: ResolverFile<Name>[];

  constructor(private readonly query: ResolverFilesQuery<Name>) {
    this.steps = this.findSteps();
    this.resolvers = this.findResolvers();
  }

  private findSteps(): StepFile<Name>[] {
    return typescriptFiles(path.join(this.query.directory, 'steps')).flatMap((file) => {
      const { dataSource } = this.exportsOf(file);
      if (this.isDataSourceName(dataSource)) return [{ name: path.basename(file, '.ts'), file, dataSource }];
      this.problems.push(`${this.relative(file)} must export \`dataSource\`: ${this.dataSourcesInWords()}.`);
      return [];
    });
  }

  private findResolvers(): ResolverFile<Name>[] {
    return typescriptFiles(this.query.directory).flatMap((file): ResolverFile<Name>[] => {
      const [typeName = '', fieldName = '', ...rest] = path.basename(file, '.ts').split('.');
      if (fieldName === '' || rest.length > 0) {
        if (isHandlerModule(file))
          this.problems.push(`${this.relative(file)} is not named <Type>.<field>.ts.`);
        return [];
      }
      const { pipeline, dataSource, cachingKeys } = this.exportsOf(file);
      const origin = { typeName, fieldName, file, ...this.cachingOf(file, cachingKeys) };
      if (this.isDataSourceName(dataSource) && pipeline === undefined)
        return [{ ...origin, kind: 'UNIT', dataSource }];
      if (dataSource === undefined && isStringList(pipeline)) {
        this.checkPipeline(file, pipeline);
        return [{ ...origin, kind: 'PIPELINE', steps: pipeline }];
      }
      this.problems.push(
        `${this.relative(file)} must export either \`pipeline\` (names of steps) or \`dataSource\` (${this.dataSourcesInWords()}).`,
      );
      return [];
    });
  }

  private cachingOf(file: string, cachingKeys: unknown): { cachingKeys?: string[] } {
    if (cachingKeys === undefined) return {};
    if (isStringList(cachingKeys) && cachingKeys.every((key) => CACHING_KEY.test(key)))
      return { cachingKeys };
    this.problems.push(
      `${this.relative(file)} may export \`cachingKeys\` that begin with $context.arguments, $context.source or $context.identity.`,
    );
    return {};
  }

  private checkPipeline(file: string, pipeline: string[]): void {
    for (const name of new Set(pipeline)) {
      if (!this.steps.some((step) => step.name === name))
        this.problems.push(
          `${this.relative(file)} names the step ${name}, but there is no steps/${name}.ts.`,
        );
    }
    if (pipeline.length > MAX_FUNCTIONS_PER_PIPELINE)
      this.problems.push(
        `${this.relative(file)} has ${pipeline.length} steps; AppSync takes at most ${MAX_FUNCTIONS_PER_PIPELINE}.`,
      );
  }

  checkAgainstSchema(): void {
    const types = objectTypesOf(this.query.schemaFile);
    for (const { typeName, fieldName, file } of this.resolvers) {
      if (types.get(typeName)?.getFields()[fieldName] === undefined)
        this.problems.push(`${this.relative(file)} matches no field of the schema.`);
    }
    for (const [typeName, type] of types) {
      for (const { name, args } of Object.values(type.getFields())) {
        const needsResolver = ['Query', 'Mutation'].includes(typeName) || args.length > 0;
        const found = this.resolvers.some((file) => file.typeName === typeName && file.fieldName === name);
        if (needsResolver && !found && !RESOLVERLESS_ROOT_TYPES.includes(typeName))
          this.problems.push(`${typeName}.${name} needs a resolver: add ${typeName}.${name}.ts.`);
      }
    }
  }

  private exportsOf(file: string): Record<string, unknown> {
    const exported = load(file);
    for (const name of ['request', 'response'])
      if (typeof exported[name] !== 'function')
        this.problems.push(`${this.relative(file)} must export ${name}().`);
    return exported;
  }

  private isDataSourceName(value: unknown): value is Name {
    return this.query.dataSourceNames.some((name) => name === value);
  }

  private dataSourcesInWords(): string {
    return this.query.dataSourceNames.join(' or ');
  }

  private relative(file: string): string {
    return path.relative(this.query.directory, file);
  }
}

function objectTypesOf(schemaFile: string): Map<string, GraphQLObjectType> {
  const schema = buildServiceSchema(readFileSync(schemaFile, 'utf8'));
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

function typescriptFiles(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .sort()
    .map((name) => path.join(directory, name));
}

function isStringList(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
}
