import { getNamedType, type GraphQLSchema, isObjectType } from 'graphql';
import type { ApiConfiguration, FunctionConfiguration, ResolverConfiguration } from '../api-configuration';
import type { CallSite } from '../data-sources/data-source';
import type { ResolverProgram } from '../protocol';
import { directLambdaCode } from './direct-lambda';

/** A resolver as the executor runs it. */
export interface Resolver {
  /** `Type.field`. */
  name: string;
  configuration: ResolverConfiguration;
  program: ResolverProgram;
  /** By the run's position: -1 is a unit resolver, then the functions in order. */
  siteAt(position: number): CallSite;
}

/**
 * Puts resolvers, functions and data sources together.
 * @throws Error that lists every reference to something that does not exist
 */
export function assembleResolvers(api: ApiConfiguration, schema: GraphQLSchema): Map<string, Resolver> {
  const problems: string[] = [];
  const dataSources = new Map(api.dataSources.map((source) => [source.name, source]));
  const sourced = (name: string) => ({ dataSourceName: name, none: dataSources.get(name)?.type === 'NONE' });
  const functions = new Map(api.functions.map((step) => [step.functionId, step]));

  const checkDataSource = (name: string, code: string | undefined, owner: string) => {
    const source = dataSources.get(name);
    if (!source) problems.push(`${owner} uses the data source ${name}, which the API does not have`);
    else if (code === undefined && source.type !== 'AWS_LAMBDA')
      problems.push(`${owner} has no code, which only a Lambda data source allows`);
  };
  for (const step of api.functions) checkDataSource(step.dataSourceName, step.code, `Function ${step.name}`);

  const resolvers = new Map<string, Resolver>();
  for (const configuration of api.resolvers) {
    const name = `${configuration.typeName}.${configuration.fieldName}`;
    const type = schema.getType(configuration.typeName);
    const field = isObjectType(type) ? type.getFields()[configuration.fieldName] : undefined;
    if (!field) problems.push(`Resolver ${name} belongs to a field that the schema does not have`);
    if (resolvers.has(name)) problems.push(`Field ${name} has more than one resolver`);
    const steps: FunctionConfiguration[] = [];
    if (configuration.kind === 'UNIT')
      checkDataSource(configuration.dataSourceName, configuration.code, `Resolver ${name}`);
    else
      for (const id of configuration.functionIds) {
        const step = functions.get(id);
        if (step) steps.push(step);
        else problems.push(`Resolver ${name} uses the function ${id}, which the API does not have`);
      }
    resolvers.set(
      name,
      assemble(name, configuration, steps, field ? getNamedType(field.type).name : '', sourced),
    );
  }
  if (problems.length > 0) throw new Error(`The API is inconsistent:\n- ${problems.join('\n- ')}`);
  return resolvers;
}

function assemble(
  name: string,
  configuration: ResolverConfiguration,
  steps: FunctionConfiguration[],
  outputType: string,
  sourced: (dataSourceName: string) => { dataSourceName: string; none: boolean },
): Resolver {
  const { typeName, fieldName } = configuration;
  const site = (siteName: string, owner: { code?: string; maxBatchSize?: number }): CallSite => ({
    name: siteName,
    typeName,
    fieldName,
    outputType,
    maxBatchSize: owner.maxBatchSize,
    direct: owner.code === undefined,
  });
  const codeOf = (owner: { code?: string; maxBatchSize?: number }) =>
    owner.code ?? directLambdaCode((owner.maxBatchSize ?? 0) > 0);

  if (configuration.kind === 'UNIT') {
    const unitSite = site(name, configuration);
    const unit = { name, code: codeOf(configuration) };
    const program: ResolverProgram = { kind: 'UNIT', name, ...sourced(configuration.dataSourceName), unit };
    return { name, configuration, program, siteAt: () => unitSite };
  }
  const sites = steps.map((step) => site(step.functionId, step));
  const program: ResolverProgram = {
    kind: 'PIPELINE',
    name,
    unit: { name, code: configuration.code },
    functions: steps.map((step) => ({
      ...sourced(step.dataSourceName),
      unit: { name: step.name, code: codeOf(step) },
    })),
  };
  return { name, configuration, program, siteAt: (position) => sites[position]! };
}
