import { type ApiLimits, type AppSyncApi, assembleApi } from './api';
import type { ApiConfiguration } from './api-configuration';
import type { Ports } from './ports';
import { createIsolate } from './isolate';
import type { IsolateOptions } from './protocol';

export type { AppSyncApi } from './api';
export { DynamoDbCallRecorder, type RecordedCalls } from './dynamodb-call-recorder';
export type { ApiConfiguration } from './api-configuration';
export type * from './ports';
export type { Timings } from './timings';

/** What may be other than on the service. Left out: as the service has it, as far as that is known. */
export interface AppSyncOptions extends ApiLimits {
  /** Limits of the workers that resolver code runs in. */
  isolate?: IsolateOptions;
}

/**
 * Starts a GraphQL API as AWS AppSync would serve it.
 * @throws Error that lists what is wrong with the schema, with what refers to what, or with resolver code
 */
export function createAppSyncApi(
  configuration: ApiConfiguration,
  ports: Ports,
  { isolate = {}, ...limits }: AppSyncOptions = {},
): Promise<AppSyncApi> {
  return assembleApi(configuration, ports, (programs) => createIsolate(programs, isolate), limits);
}
