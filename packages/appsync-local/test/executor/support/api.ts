import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { assembleApi } from '../../../src/api';
import type { ApiConfiguration, ResolverConfiguration } from '../../../src/api-configuration';
import type { LogEntry, Ports } from '../../../src/ports';
import { type FakeResolver, fakeIsolate } from './fake-isolate';

export const API_KEY = 'da2-test';

/** An API with a key, and nothing else. */
export function apiWith(schema: string, more: Partial<ApiConfiguration> = {}): ApiConfiguration {
  return {
    apiId: 'api1',
    name: 'test',
    region: 'eu-west-1',
    accountId: '111122223333',
    schema,
    defaultAuthentication: { type: 'API_KEY' },
    additionalAuthentication: [],
    apiKeys: [{ key: API_KEY, expires: Date.now() / 1_000 + 3_600 }],
    environmentVariables: {},
    dataSources: [{ type: 'NONE', name: 'none' }],
    functions: [],
    resolvers: [],
    introspection: true,
    queryDepthLimit: 0,
    resolverCountLimit: 0,
    ...more,
  };
}

/** Surroundings that fail the test when they are used without having been replaced. */
export function portsWith(more: Partial<Ports> = {}): Ports & { logged: LogEntry[] } {
  const unexpected = (what: string) => () => {
    throw new Error(`unexpected use of ${what}`);
  };
  const logged: LogEntry[] = [];
  return {
    logged,
    dynamodb: { endpoint: 'http://127.0.0.1:1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } },
    invokeLambda: unexpected('Lambda'),
    userPool: unexpected('a user pool'),
    iamPrincipal: () => undefined,
    roleCredentials: unexpected('a role'),
    log: (entry) => logged.push(entry),
    ...more,
  };
}

/** One unit resolver on the NONE data source for every fake. */
export function resolversFor(fakes: Record<string, FakeResolver>): ResolverConfiguration[] {
  return Object.keys(fakes).map((name) => {
    const [typeName = '', fieldName = ''] = name.split('.');
    return { kind: 'UNIT', typeName, fieldName, dataSourceName: 'none', code: '-' };
  });
}

/** The body of an answer. `data` and `errors` are only looked at where the test expects them. */
export interface Answer {
  data: Record<string, unknown>;
  errors: Record<string, unknown>[];
}

/** A served API. */
export interface Served {
  url: string;
  /** Posts an operation with the API key and answers the body. */
  ask(query: string, variables?: unknown, headers?: Record<string, string>): Promise<Answer>;
  post(body: string, headers?: Record<string, string>): Promise<Response>;
  logged: LogEntry[];
  close(): Promise<void>;
}

/** Serves an API whose resolvers are functions of the test. */
export async function serve(
  configuration: ApiConfiguration,
  fakes: Record<string, FakeResolver> = {},
  ports = portsWith(),
): Promise<Served> {
  const resolvers = [...resolversFor(fakes), ...configuration.resolvers].filter(
    (one, index, all) => all.findLastIndex((other) => sameField(one, other)) === index,
  );
  const api = await assembleApi({ ...configuration, resolvers }, ports, () =>
    Promise.resolve(fakeIsolate(fakes)),
  );
  const server = http.createServer((request, response) => void api.handleHttp(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const post = (body: string, headers: Record<string, string> = { 'x-api-key': API_KEY }) =>
    fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  return {
    url,
    post,
    logged: ports.logged,
    ask: async (query, variables, headers) =>
      (await post(JSON.stringify({ query, variables }), headers)).json() as Promise<Answer>,
    async close() {
      await api.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function sameField(one: ResolverConfiguration, other: ResolverConfiguration): boolean {
  return one.typeName === other.typeName && one.fieldName === other.fieldName;
}
