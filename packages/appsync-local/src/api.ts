import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ApiConfiguration } from './api-configuration';
import { createApiLog } from './api-log';
import { createAuthenticator } from './authorization/authenticate';
import { fieldAccessTable } from './authorization/field-access';
import { createApiCache } from './cache/api-cache';
import { createDataSources } from './data-sources';
import { createDocuments } from './graphql/documents';
import { createExecutor, EXECUTION_TIMEOUT_MS } from './graphql/executor';
import { installFieldResolvers } from './graphql/field-resolvers';
import { assembleResolvers } from './graphql/programs';
import { createResolverRunner } from './graphql/resolver-runner';
import { buildServiceSchema } from './graphql/schema';
import { createRealtimeHost, mutationsOf } from './graphql/subscriptions';
import { createEndpoint } from './http/endpoint';
import type { Ports } from './ports';
import type { Isolate, ResolverProgram } from './protocol';
import { createRealtimeHub } from './realtime/hub';
import { countEveryMinute } from './realtime/metrics';
import type { RealtimeLimits } from './realtime/options';
import { createTimings, type Timings } from './timings';

/** A GraphQL API that runs. */
export interface AppSyncApi {
  /** Answers one request to `/graphql`. Never rejects. */
  handleHttp(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Takes over a WebSocket upgrade of `/graphql/realtime`. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** A copy of the counters of time spent, for benches. */
  timings(): Timings;
  /** Ends the connections and the isolate. */
  close(): Promise<void>;
}

/** Limits that may be other than the service's, mostly for tests that cannot wait for them. */
export interface ApiLimits {
  /** Milliseconds that a request may take; 30,000 on the service. */
  executionTimeoutMs?: number;
  realtime?: Partial<RealtimeLimits>;
}

/**
 * Puts the parts of an API together, with an isolate of the caller's choice.
 * @throws Error that lists what is wrong with the schema, or with what refers to what
 */
export async function assembleApi(
  configuration: ApiConfiguration,
  ports: Ports,
  createIsolate: (programs: ResolverProgram[]) => Promise<Isolate>,
  { executionTimeoutMs = EXECUTION_TIMEOUT_MS, realtime }: ApiLimits = {},
): Promise<AppSyncApi> {
  const schema = buildServiceSchema(configuration.schema);
  const resolvers = assembleResolvers(configuration, schema);
  const dataSources = createDataSources(configuration, ports);
  const isolate = await createIsolate([...resolvers.values()].map(({ program }) => program));
  const timings = createTimings();
  const run = createResolverRunner({
    isolate,
    dataSources,
    environmentVariables: configuration.environmentVariables,
    cache: configuration.cache && createApiCache(configuration.cache),
    ports,
    writeLog: createApiLog(configuration, ports),
    timings,
  });
  const limits = { depth: configuration.queryDepthLimit, resolvers: configuration.resolverCountLimit };
  installFieldResolvers(schema, fieldAccessTable(schema, configuration), resolvers, limits, run);

  const { domainNames } = configuration;
  const authenticate = createAuthenticator(configuration, ports);
  const documents = createDocuments(schema, configuration.introspection);
  const hub = createRealtimeHub(createRealtimeHost({ schema, documents, authenticate, domainNames }), {
    ...realtime,
    onIncident: (incident) => {
      ports.log({ level: 'error', kind: 'fault', message: JSON.stringify(incident) });
    },
  });
  const stopCounting = countEveryMinute(hub, configuration.apiId, ports);
  const subscribed = new Set(
    Object.values(schema.getSubscriptionType()?.getFields() ?? {}).flatMap((field) => mutationsOf(field)),
  );
  const execute = createExecutor({
    schema,
    documents,
    hub,
    isSubscribed: (mutationField) => subscribed.has(mutationField),
    timings,
    timeoutMs: executionTimeoutMs,
  });

  return {
    handleHttp: createEndpoint({
      apiId: configuration.apiId,
      authenticate,
      execute,
      domainNames,
      ports,
      timings,
    }),
    handleUpgrade: (request, socket, head) => {
      hub.handleUpgrade(request, socket, head);
    },
    timings: () => ({ ...timings }),
    async close() {
      stopCounting();
      await hub.close();
      await isolate.close();
      for (const dataSource of dataSources.values()) dataSource.close?.();
    },
  };
}
