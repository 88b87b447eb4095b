import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { AppSyncApi } from '@hustings/appsync-local';
import stages from '../../hustings.config';
import { settingsFor } from '../../infra/settings';
import { crowd, demoAccounts } from '../demo/accounts';
import { publishPictures } from '../demo/pictures';
import { seedDemo } from '../demo/seed';
import {
  type Faults,
  FrontDoor,
  keepRunning,
  type Log,
  PortTaken,
  sendJson,
  stopWithParent,
  type Route,
} from '@hustings/aws-local';
import { diagnostics } from './diagnostics';
import { createGraphiql, readOperations } from '@hustings/appsync-local/graphiql';
import { addressTable, amplifyConfiguration } from './addresses';
import { createLog } from './operation-log';
import { readPaymentKeys } from './payment-keys';
import { parseStartOptions, usage, UsageError, type StartOptions } from './options';
import { runStack, type RunningStack } from './stack';
import { STAGE } from './synthesise';
import { publishedFiles, serveWebApp } from './web';
import { buildWebApp } from '@hustings/web/build';

/** Many times what stopping takes. */
const LONGEST_STOP_MS = 20_000;

/** `npm start`: the whole stack, until it is told to stop. */
export async function main(args: string[]): Promise<void> {
  if (args.includes('--help')) {
    console.log(usage);
    return;
  }
  let stop = (): Promise<void> => Promise.resolve();
  const end = async (code: number): Promise<never> => {
    // A part that does not come to its end must not keep the others here. What is on disk is in whole entries.
    await Promise.race([stop(), pause(LONGEST_STOP_MS)]);
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end(0));
  stopWithParent('start', () => void end(0));
  try {
    const options = parseStartOptions(args);
    const log = createLog(options.quiet);
    const frontDoor = await FrontDoor.open(options.port, log);
    stop = () => frontDoor.close();
    await start(options, { frontDoor, log }, (undo) => {
      stop = async () => {
        await frontDoor.close();
        await undo();
      };
    });
    // Whatever goes wrong before is a reason not to start.
    keepRunning(log, () => void end(0));
  } catch (error) {
    console.error(messageOf(error));
    await end(1);
  }
}

async function start(
  options: StartOptions,
  { frontDoor, log }: { frontDoor: FrontDoor; log: Log },
  onStarted: (undo: () => Promise<void>) => void,
): Promise<void> {
  const started = Date.now();
  const baseUrl = `http://localhost:${options.port}`;
  console.log('Starting Hustings: synthesising the stack and starting its parts …');
  // Beside the rest: when its sources have changed, the web app takes seconds to build.
  const built = buildWebApp();
  built.catch(() => undefined);
  const stack = await runStack({
    baseUrl,
    dataDirectory: options.dataDirectory,
    cognitoPort: options.port + 2,
    paymentPort: options.port + 3,
    paymentKeys: readPaymentKeys(options.envFile),
    returnUrl: `http://localhost:${options.port + 1}/profile/checkout`,
    context: options.context,
    fresh: options.fresh,
    log,
    onApi: (api) => serve(frontDoor, api, [apiRoute(api)]),
  });
  onStarted(() => stack.stop());
  serve(frontDoor, stack.api, routesOf(stack));
  const { addresses, aws } = stack;
  await built;
  const { embedOrigins, organisersNeedApp } = settingsFor(stages, STAGE, (name) => options.context[name]);
  const web = await serveWebApp(options.port + 1, addresses, embedOrigins, aws);
  aws.onStop(() => web.close());
  await prepareDemo(stack, { seed: options.seed, organisersNeedApp }, web.url);
  console.log(`\n${addressTable(addresses, web.url)}\n`);
  console.log(`ready after ${((Date.now() - started) / 1000).toFixed(1)} s. Ctrl-C stops everything.`);
}

function serve(frontDoor: FrontDoor, api: AppSyncApi, routes: Route[]): void {
  frontDoor.serve({
    routes,
    upgrade: (request, socket, head) => {
      api.handleUpgrade(request, socket, head);
    },
  });
}

function apiRoute(api: AppSyncApi, faults?: Faults): Route {
  return (request, response, pathname) => {
    if (pathname !== '/graphql') return false;
    const fault = faults?.api?.(request.headers.authorization ?? '');
    if (fault === 'fails') response.writeHead(503).end();
    // Who hangs cuts it off.
    if (fault !== undefined) return true;
    return api.handleHttp(request, response);
  };
}

function routesOf({ api, addresses, aws, dynamoDbCalls }: RunningStack): Route[] {
  const graphiql = createGraphiql({
    title: 'Hustings API',
    apiKey: addresses.apiKey,
    userPoolClientId: addresses.userPoolClientId,
    userPoolEndpoint: `${addresses.userPoolEndpoint}/`,
    accounts: demoAccounts,
    operations: readOperations(path.resolve(__dirname, '..', '..', 'schema', 'operations')),
  });
  const configuration = amplifyConfiguration(addresses, aws.place.region);
  return [
    apiRoute(api, aws.faults),
    publishedFiles(addresses, aws),
    (_, response, pathname) => {
      if (pathname !== '/config.json') return false;
      sendJson(response, 200, configuration);
      return true;
    },
    (request, response, pathname) => {
      if (pathname !== '/graphiql' && !pathname.startsWith('/graphiql/')) return false;
      return graphiql(request, response);
    },
    diagnostics({
      outbox: (isTo) =>
        aws.cognito.outbox
          .sent()
          .filter(({ destination }) => isTo(destination))
          .map(({ destination, reason, code, sentAt, mail }) => ({
            to: destination,
            reason,
            code,
            sentAt: sentAt.toISOString(),
            ...mail,
          })),
      ringingAlarms: () => aws.metrics.alarmsRinging(),
      stack: () => ({ ...addresses }),
      timings: () => api.timings(),
      memory: () => process.memoryUsage(),
      dynamoDbCallsAfter: (count) => dynamoDbCalls.after(count),
    }),
    (request, response) => aws.httpApi.handle(request, response),
  ];
}

async function prepareDemo(
  { aws, addresses }: RunningStack,
  { seed, organisersNeedApp }: { seed: boolean; organisersNeedApp: boolean },
  webUrl: string,
): Promise<void> {
  const { userPoolId, userPoolClientId, userPoolEndpoint, baseUrl } = addresses;
  const ensure = (account: { email: string; password: string; groups?: string[] }): Promise<string> =>
    aws.cognito.ensureUser({ userPoolId, groups: [], ...account });
  const [voterId = ''] = await Promise.all(demoAccounts.map(ensure));
  if (!seed) return;
  if (organisersNeedApp) {
    console.log(
      'No sample votings: organisers need an authenticator app. Sign in as the organiser to set one up.',
    );
    return;
  }
  await Promise.all(crowd.map(ensure));
  const [voter, , organiser] = demoAccounts;
  const { objects } = aws.buckets.get(addresses.publicFilesBucket);
  const pictureUrl = await publishPictures(webUrl, async (key, content, headers) => {
    if (!objects.get(key)) await objects.put(key, content, { headers, metadata: {}, checksums: {} });
  });
  await seedDemo(
    { graphql: `${baseUrl}/graphql`, userPoolEndpoint: `${userPoolEndpoint}/`, userPoolClientId },
    { organiser: organiser!, voter: { ...voter!, userId: voterId }, crowd },
    pictureUrl,
  );
}

function messageOf(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n\n${usage}`;
  if (error instanceof PortTaken)
    return `${error.message} Stop what uses it, or choose another: npm start -- --port ${error.port + 100}`;
  return error instanceof Error ? error.message : String(error);
}
