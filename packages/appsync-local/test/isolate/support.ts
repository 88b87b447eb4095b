import type { DataSourceOutcome, Isolate, ResolverProgram, RunContext, StepOutput } from '../../src/isolate';

/** The context of a run, with what a test cares about. */
export function runContext(parts: Partial<RunContext> = {}): RunContext {
  return {
    arguments: {},
    identity: null,
    source: null,
    request: { headers: {}, domainName: null },
    env: {},
    info: {
      fieldName: 'field',
      parentTypeName: 'Query',
      variables: {},
      selectionSetList: ['id'],
      selectionSetGraphQL: '{ id }',
    },
    authType: 'API Key Authorization',
    operation: 'query',
    ...parts,
  };
}

/** An expression that gives a list of so many ones. */
export const ones = (count: number): string => `JSON.parse('[${'1,'.repeat(count - 1)}1]')`;

const passOn = 'export function response(ctx) { return ctx.result; }';

/** Handlers as an ES module; without `response` the data source's result is passed on. */
export const handlers = (request: string, response?: string): string =>
  `export function request(ctx) { ${request} }\n` +
  (response === undefined ? passOn : `export function response(ctx) { ${response} }`);

/** A unit resolver, on a data source of type NONE if nothing else is said. */
export const unitResolver = (name: string, code: string, none = true): ResolverProgram => ({
  kind: 'UNIT',
  name,
  dataSourceName: none ? 'none' : 'source0',
  none,
  unit: { name, code },
});

/** A pipeline whose functions talk to the data sources `source0`, `source1` and so on. */
export const pipeline = (name: string, code: string, ...functions: string[]): ResolverProgram => ({
  kind: 'PIPELINE',
  name,
  unit: { name, code },
  functions: functions.map((step, index) => ({
    dataSourceName: `source${index}`,
    unit: { name: `step${index}`, code: step },
  })),
});

/** Runs a resolver to its end with the answers of its data sources, and tells what was asked of them. */
export async function runResolver(
  isolate: Isolate,
  resolver: string,
  answers: DataSourceOutcome[] = [],
  parts: Partial<RunContext> = {},
): Promise<{ output: StepOutput; calls: [dataSource: string, request: unknown][] }> {
  const context = runContext(parts);
  const calls: [string, unknown][] = [];
  let output = await isolate.step({ resolver, context });
  for (const outcome of answers) {
    if (output.type !== 'call') break;
    calls.push([output.dataSourceName, output.request]);
    output = await isolate.step({ resolver, context, state: output.state, outcome });
  }
  return { output, calls };
}
