import {
  FrontDoor,
  startDynamoDbLocal,
  startLocalAws,
  startStacks,
  type Log,
  type RunningLocalAws,
  type StartedStacks,
  type Template,
} from '@hustings/aws-local';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createAppSyncApi, type ApiConfiguration, type AppSyncApi, type LogEntry } from '..';
import { AppSyncResources, localAwsPorts } from '../cloudformation';
import { createGraphiql } from '../graphiql';
import type { ChosenStacks } from './choose-stacks';
import { UsageError, type ServeOptions } from './options';
import { userPoolOf, type CallersPool } from './user-pool';

/** An app's API that is served. */
export interface ServedApp {
  baseUrl: string;
  configuration: ApiConfiguration;
  aws: RunningLocalAws;
  lacking: StartedStacks['lacking'];
  /** The user pool of its callers, with a client of it. */
  userPool?: CallersPool;
}

/**
 * Serves the API of an app.
 * @param onStop is given what undoes all of it, part by part; also of a start that fails half-way.
 */
export async function serve(
  options: ServeOptions,
  stacks: ChosenStacks,
  log: Log,
  onStop: (undo: () => Promise<void> | void) => void,
): Promise<ServedApp> {
  const frontDoor = await FrontDoor.open(options.port, log, options.host);
  onStop(() => frontDoor.close());
  const baseUrl = `http://${urlHost(options.host)}:${frontDoor.port}`;
  const aws = await startAws(options, stacks, baseUrl, log, onStop);
  let served: { configuration: ApiConfiguration; api: AppSyncApi } | undefined;
  const appsync = new AppSyncResources(
    baseUrl,
    async (configuration) => {
      const api = await openApi(configuration, aws, log);
      aws.onStop(() => api.close());
      served = { configuration, api };
      // Functions of the rest of the stack may call it while they start.
      open(frontDoor, api, []);
    },
    { api: options.api },
  );
  refuseUnknownParameters(options.parameters, stacks.templates);
  const resourceTypes = [...aws.resourceTypes, ...appsync.resourceTypes()];
  const { lacking, resources } = await startStacks(stacks.templates, resourceTypes, aws, {
    parameters: options.parameters,
    mayLack: ({ type }) => !type.startsWith('AWS::AppSync::') && type !== 'AWS::CloudFormation::Stack',
  });
  if (served === undefined)
    throw new UsageError('No GraphQL API exists under the conditions of this template.');
  const { configuration, api } = served;
  const userPool = userPoolOf(configuration, resources);
  for (const user of options.users) await addUser(user, userPool?.userPoolId, aws);
  open(frontDoor, api, [graphiqlRoute(options, configuration, aws, userPool), httpApiRoute(aws)]);
  return { baseUrl, configuration, aws, lacking, ...(userPool && { userPool }) };
}

async function startAws(
  { dataDirectory: kept }: ServeOptions,
  { templates, region, accountId, assemblyDirectory }: ChosenStacks,
  baseUrl: string,
  log: Log,
  onStop: (undo: () => Promise<void> | void) => void,
): Promise<RunningLocalAws> {
  const dataDirectory = kept ?? mkdtempSync(path.join(tmpdir(), 'appsync-local-'));
  if (kept === undefined)
    onStop(() => {
      rmSync(dataDirectory, { recursive: true, force: true });
    });
  const aws = await startLocalAws({
    place: { region, accountId, stackName: templates[0]?.stackName ?? '' },
    dataDirectory,
    assemblyDirectory,
    baseUrl,
    log,
    // Java is needed for tables only, and data in memory are faster.
    ...(!templates.some(usesTables)
      ? { dynamodb: Promise.resolve({ endpoint: 'http://127.0.0.1:1', stop: () => Promise.resolve() }) }
      : kept === undefined && { dynamodb: startDynamoDbLocal({ log }) }),
  });
  onStop(() => aws.stop());
  return aws;
}

function usesTables({ resources, nested }: Template): boolean {
  return (
    resources.some(
      ({ type, properties }) =>
        type.startsWith('AWS::DynamoDB::') || properties['Type'] === 'AMAZON_DYNAMODB',
    ) || [...(nested ?? []).values()].some(usesTables)
  );
}

function openApi(configuration: ApiConfiguration, aws: RunningLocalAws, log: Log): Promise<AppSyncApi> {
  return createAppSyncApi(configuration, {
    ...localAwsPorts(aws),
    log: ({ level, kind, resolver, message }: LogEntry) => {
      log(level, kind === 'operation' ? 'api' : (resolver ?? 'api'), message);
    },
  });
}

type Routes = Parameters<FrontDoor['serve']>[0]['routes'];

function open(frontDoor: FrontDoor, api: AppSyncApi, routes: Routes): void {
  frontDoor.serve({
    routes: [
      (request, response, pathname) => (pathname === '/graphql' ? api.handleHttp(request, response) : false),
      ...routes,
    ],
    upgrade: (request, socket, head) => {
      api.handleUpgrade(request, socket, head);
    },
  });
}

function graphiqlRoute(
  { users }: ServeOptions,
  { name, apiKeys }: ApiConfiguration,
  aws: RunningLocalAws,
  userPool: CallersPool | undefined,
): Routes[number] {
  const graphiql = createGraphiql({
    title: name,
    apiKey: apiKeys[0]?.key ?? '',
    userPoolClientId: userPool?.clientId ?? '',
    userPoolEndpoint: `${aws.cognito.endpoint}/`,
    accounts: users.map(({ email, password }) => ({ name: email, label: email, email, password })),
    operations: [],
  });
  return (request, response, pathname) =>
    pathname === '/graphiql' || pathname.startsWith('/graphiql/') ? graphiql(request, response) : false;
}

function httpApiRoute(aws: RunningLocalAws): Routes[number] {
  return (request, response) => aws.httpApi.handle(request, response);
}

async function addUser(
  user: ServeOptions['users'][number],
  userPoolId: string | undefined,
  aws: RunningLocalAws,
): Promise<void> {
  if (userPoolId === undefined) throw new UsageError('--user: the API has no user pool.');
  await aws.cognito.ensureUser({ userPoolId, ...user });
}

function refuseUnknownParameters(given: ServeOptions['parameters'], templates: readonly Template[]): void {
  const known = new Set(templates.flatMap(({ parameters }) => Object.keys(parameters)));
  const unknown = Object.keys(given).filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new UsageError(
      `No stack has a parameter ${unknown.join(' or ')}. There is: ${[...known].join(', ') || 'none'}.`,
    );
}

/** An IPv6 address stands in brackets in a URL. */
function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
