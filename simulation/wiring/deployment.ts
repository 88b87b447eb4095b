import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bundleWithoutPackages, projectDirectory } from '../../infra/bundle';
import type { TrustedApiConfiguration } from '../../packages/appsync-local/src/trusted';
import type { TableDefinition } from '../dynamodb/table';
import type { FunctionDefinition } from '../lambda/functions';
import type { Timetable } from '../lambda/timetable';
import type { Workflow } from '../step-functions/state-machine';
import { synthesise, type Resource } from './template';

/** What is deployed, as far as votes are concerned. */
export interface Deployment {
  table: TableDefinition;
  functions: Map<string, FunctionDefinition>;
  mappings: { functionName: string; properties: Record<string, unknown> }[];
  timetables: Timetable[];
  /** The recount. */
  workflow: Workflow;
  /** What gives old votes their ballots. */
  numbering: Workflow;
  api: TrustedApiConfiguration;
  /** From a logical id, or anything that names it, to the function's folder. */
  functionNamed: (text: string) => string;
}

/** Functions that deal with money, accounts, messages and published results, which are not simulated. */
const LEFT_OUT = [
  'ballot-proof',
  'checkout',
  'delete-account',
  'find-voter',
  'link-previews',
  'list-payments',
  'make-statement',
  'payment-webhook',
  'publish-result',
  'push-devices',
  'read-health',
  'reconcile-checkouts',
  'send-pushes',
  'settle-payment',
  'tell-messages',
];

/** The state that publishes a result, once the tally is final. */
const PUBLISHING = 'Publish the result';

const UNITS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Reads the wiring from the template that would be deployed, and bundles the code of its functions. */
export function readDeployment(stage = 'dev', context: Record<string, string> = {}): Deployment {
  const resources = synthesise(stage, context);
  const of = (type: string): Resource[] => resources.filter((resource) => resource.type === type);
  const bundles = bundleWithoutPackages();
  const names = new Map(of('AWS::Lambda::Function').flatMap(({ id }) => nameOf(id, bundles)));
  const functionNamed = (text: string): string => {
    const name = names.get(text.replace(/\..*$/s, '')) ?? [...names].find(([id]) => text.includes(id))?.[1];
    if (name === undefined) throw new Error(`There is no function behind ${text}.`);
    return name;
  };
  const workflowOf = (construct: string): Workflow => {
    const found = of('AWS::StepFunctions::StateMachine').find(({ id }) => id.startsWith(construct));
    return JSON.parse(String(found!.properties['DefinitionString'])) as Workflow;
  };
  const isIn = (text: unknown): boolean => [...names.keys()].some((id) => String(text).includes(id));
  return {
    table: tableOf(of('AWS::DynamoDB::Table')[0] ?? of('AWS::DynamoDB::GlobalTable')[0]!),
    functions: new Map(
      of('AWS::Lambda::Function').flatMap((resource): [string, FunctionDefinition][] => {
        const name = names.get(resource.id);
        return name === undefined ? [] : [[name, functionOf(name, resource, bundles.get(name)!)]];
      }),
    ),
    mappings: of('AWS::Lambda::EventSourceMapping')
      .filter(
        ({ properties }) => isIn(properties['FunctionName']) && properties['StartingPosition'] !== undefined,
      )
      .map(({ properties }) => ({
        functionName: functionNamed(String(properties['FunctionName'])),
        properties,
      })),
    timetables: of('AWS::Events::Rule').flatMap(({ properties }) =>
      timetablesOf(properties, isIn, functionNamed),
    ),
    workflow: withoutPublishing(workflowOf('Recount')),
    numbering: workflowOf('BallotNumbering'),
    api: apiOf(resources),
    functionNamed,
  };
}

/** The recount, in which a result counts as published at once. */
function withoutPublishing(workflow: Workflow): Workflow {
  const { Next, ResultPath } = workflow.States[PUBLISHING]!;
  const published = { Type: 'Pass' as const, Result: { outcome: 'PUBLISHED' }, ResultPath, Next };
  return { ...workflow, States: { ...workflow.States, [PUBLISHING]: published } };
}

/** CDK ends an id with eight hexadecimal digits; before them stands the name of a folder. */
function nameOf(id: string, bundles: ReadonlyMap<string, string>): [string, string][] {
  const found = [...bundles.keys()]
    .filter((folder) => !LEFT_OUT.includes(folder))
    .find((folder) => new RegExp(`${pascal(folder)}[0-9A-F]{8}$`).test(id));
  return found === undefined ? [] : [[id, found]];
}

function pascal(folder: string): string {
  return folder.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

interface KeyElement {
  AttributeName: string;
  KeyType: 'HASH' | 'RANGE';
}

function tableOf({ id, properties }: Resource): TableDefinition {
  const keysOf = (schema: unknown) => {
    const elements = schema as KeyElement[];
    const name = (type: string) => elements.find(({ KeyType }) => KeyType === type)?.AttributeName;
    return { partition: name('HASH')!, sort: name('RANGE') };
  };
  const { partition, sort = '' } = keysOf(properties['KeySchema']);
  const indexes = (properties['GlobalSecondaryIndexes'] ?? []) as Record<string, unknown>[];
  const expiry = properties['TimeToLiveSpecification'] as { AttributeName?: string } | undefined;
  return {
    name: id,
    keys: { partition, sort },
    indexes: indexes.map((index) => {
      const { ProjectionType, NonKeyAttributes = [] } = index['Projection'] as {
        ProjectionType: string;
        NonKeyAttributes?: string[];
      };
      return {
        name: String(index['IndexName']),
        keys: keysOf(index['KeySchema']),
        ...(ProjectionType !== 'ALL' && { projection: NonKeyAttributes }),
      };
    }),
    expiry: expiry?.AttributeName,
  };
}

function functionOf(name: string, { properties }: Resource, code: string): FunctionDefinition {
  const { Variables = {} } = (properties['Environment'] ?? {}) as { Variables?: Record<string, unknown> };
  const reserved = properties['ReservedConcurrentExecutions'];
  return {
    name,
    code,
    variables: Object.fromEntries(
      Object.entries(Variables).map(([key, value]) => [key, variable(key, value)]),
    ),
    timeout: Number(properties['Timeout'] ?? 3) * 1000,
    memory: Number(properties['MemorySize'] ?? 128),
    ...(reserved !== undefined && { reserved: Number(reserved) }),
  };
}

/** Addresses must be addresses. */
function variable(name: string, value: unknown): string {
  return /ENDPOINT|URL/.test(name)
    ? `https://${String(value).replace(/[^A-Za-z0-9.]/g, '-')}.invalid/graphql`
    : String(value);
}

function timetablesOf(
  properties: Record<string, unknown>,
  isIn: (text: unknown) => boolean,
  functionNamed: (text: string) => string,
): Timetable[] {
  const expression = properties['ScheduleExpression'] as string | undefined;
  const found = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression ?? '');
  const targets = (properties['Targets'] ?? []) as {
    Arn: unknown;
    RetryPolicy?: { MaximumRetryAttempts?: number };
  }[];
  if (!found) return [];
  return targets
    .filter(({ Arn }) => isIn(Arn))
    .map(({ Arn }) => ({
      functionName: functionNamed(String(Arn)),
      every: Number(found[1]) * UNITS[found[2]!]!,
      // "Retry behavior" of asynchronous invocation, Lambda developer guide: two more tries.
      retries: 2,
    }));
}

function apiOf(resources: Resource[]): TrustedApiConfiguration {
  const of = (type: string): Resource[] =>
    resources.filter((resource) => resource.type === `AWS::AppSync::${type}`);
  const sources = new Map(of('DataSource').map(({ id, properties }) => [id, properties]));
  const nameOfSource = (reference: unknown): string =>
    String(sources.get(String(reference).replace(/\..*$/, ''))!['Name']);
  const [api] = of('GraphQLApi');
  return {
    apiId: 'simulation',
    schema: readFileSync(path.join(projectDirectory, 'schema', 'schema.graphql'), 'utf8'),
    environmentVariables: api!.properties['EnvironmentVariables'] as Record<string, string>,
    dataSources: [...sources.values()].map((properties) => {
      const name = String(properties['Name']);
      const table = properties['DynamoDBConfig'] as { TableName: string; AwsRegion: string } | undefined;
      if (table) return { type: 'AMAZON_DYNAMODB', name, tableName: table.TableName, region: 'us-east-1' };
      return properties['Type'] === 'NONE'
        ? { type: 'NONE', name }
        : { type: 'AWS_LAMBDA', name, functionArn: name };
    }),
    functions: of('FunctionConfiguration').map(({ id, properties }) => ({
      functionId: `${id}.FunctionId`,
      name: String(properties['Name']),
      dataSourceName: nameOfSource(properties['DataSourceName']),
      code: String(properties['Code']),
    })),
    resolvers: of('Resolver').map(({ properties }) => {
      const field = { typeName: String(properties['TypeName']), fieldName: String(properties['FieldName']) };
      const code = String(properties['Code']);
      const pipeline = properties['PipelineConfig'] as { Functions: string[] } | undefined;
      return pipeline
        ? { ...field, kind: 'PIPELINE' as const, functionIds: pipeline.Functions, code }
        : {
            ...field,
            kind: 'UNIT' as const,
            dataSourceName: nameOfSource(properties['DataSourceName']),
            code,
          };
    }),
  };
}
