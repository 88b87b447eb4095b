import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createAppSyncApi, type AppSyncApi } from '@hustings/appsync-local';
import type { ApiConfiguration } from '@hustings/appsync-local';
import { createMachine, startDynamoDbLocal, type LocalMachine } from '@hustings/aws-local';
import { AppSyncResources } from '@hustings/appsync-local/cloudformation';
import type { Log, Place } from '@hustings/aws-local';
import { DynamoDbCallRecorder } from '../front-door/diagnostics';
import { readTemplate, startStack } from '@hustings/aws-local';
import type { Addresses } from './addresses';
import { faultsFrom } from './faults';
import { logApiEntry } from './operation-log';
import { startPaymentProviders, type PaymentProviders } from './payment-providers';
import type { PaymentKeys } from './payment-keys';
import { synthesise } from './synthesise';

/** A stack that runs, without its front door. */
export interface RunningStack {
  api: AppSyncApi;
  machine: LocalMachine;
  addresses: Addresses;
  dynamoDbCalls: DynamoDbCallRecorder;
  stop(): Promise<void>;
}

/** How to run it. */
export interface StackSettings {
  baseUrl: string;
  dataDirectory: string;
  /** Of Cognito. A fixed one keeps tokens good over a restart. */
  cognitoPort: number;
  /** Of the providers' sandboxes. */
  stripePort: number;
  payPalPort: number;
  paymentKeys: PaymentKeys;
  /** The page that voters come back to from paying. */
  returnUrl: string;
  fresh: boolean;
  log: Log;
  /** Told as soon as the API can answer, which functions need before the rest of the stack has started. */
  onApi: (api: AppSyncApi) => void;
}

const place: Place = { region: 'us-east-1', accountId: '000000000000', stackName: 'Hustings-dev' };

/**
 * Synthesises the stack and stands it up.
 * @throws Error that says what is wrong with the stack or the machine; nothing is left running then.
 */
export async function runStack(settings: StackSettings): Promise<RunningStack> {
  const { baseUrl, dataDirectory, log } = settings;
  if (settings.fresh) rmSync(dataDirectory, { recursive: true, force: true });
  mkdirSync(dataDirectory, { recursive: true });
  // Java needs as long to start as the synthesis takes, and neither waits for the other.
  const dynamodb = startDynamoDbLocal({ directory: path.join(dataDirectory, 'dynamodb'), log });
  const { providers, assemblyDirectory } = await prepareBeside(dynamodb, settings);

  const machine = await createMachine({
    place,
    dataDirectory,
    assemblyDirectory,
    baseUrl,
    log,
    dynamodb,
    faults: faultsFrom(process.env['HUSTINGS_FAULTS']),
    cognitoPort: settings.cognitoPort,
    secretValues: providers.secretValues,
  }).catch(async (error: unknown) => {
    await providers.close();
    throw error;
  });
  machine.onStop(() => providers.close());
  try {
    return await standUp(machine, settings, providers);
  } catch (error) {
    await machine.stop();
    throw error;
  }
}

/** Whoever tries out a lost webhook should not have to wait for longer than the reconciler's minute. */
const FIRST_CHECK_SECONDS = '5';

/** What fails here must leave neither the database nor the providers behind. */
async function prepareBeside(
  dynamodb: ReturnType<typeof startDynamoDbLocal>,
  settings: StackSettings,
): Promise<{ providers: PaymentProviders; assemblyDirectory: string }> {
  let providers: PaymentProviders | undefined;
  try {
    providers = await startPaymentProviders({ ...settings, keys: settings.paymentKeys });
    const context = {
      ...providers.context,
      returnUrl: settings.returnUrl,
      firstCheckSeconds: FIRST_CHECK_SECONDS,
      firstPaidCheckSeconds: FIRST_CHECK_SECONDS,
    };
    return { providers, assemblyDirectory: synthesise(settings.dataDirectory, context) };
  } catch (error) {
    await providers?.close();
    await dynamodb.then(
      (database) => database.stop(),
      () => undefined,
    );
    throw error;
  }
}

async function standUp(
  machine: LocalMachine,
  { baseUrl, dataDirectory, log, onApi }: StackSettings,
  providers: PaymentProviders,
): Promise<RunningStack> {
  const dynamoDbCalls = new DynamoDbCallRecorder();
  let api: AppSyncApi | undefined;
  const openApi = async (configuration: ApiConfiguration): Promise<void> => {
    const opened = await createAppSyncApi(configuration, {
      dynamodb: machine.dynamodb,
      invokeLambda: (functionArn, payload, invocationType) =>
        machine.lambda.invoke(functionArn, payload, invocationType),
      userPool: (userPoolId) => machine.cognito.userPool(userPoolId),
      iamPrincipal: (accessKeyId) => machine.iam.principal(accessKeyId),
      roleCredentials: (roleArn) => machine.iam.credentials(roleArn),
      log: (entry) => {
        logApiEntry(log, entry);
      },
      onDynamoDbCall: (call) => {
        dynamoDbCalls.record(call);
      },
    });
    machine.onStop(() => opened.close());
    api = opened;
    onApi(opened);
  };
  const appsync = new AppSyncResources(baseUrl, openApi);
  const kinds = [...machine.kinds, ...appsync.kinds()];
  const { outputs } = await startStack(readTemplate(machine.assemblyDirectory), kinds, machine);
  if (api === undefined) throw new Error('The stack has no GraphQL API.');

  const output = (name: string): string => outputs[name] ?? '';
  const addresses: Addresses = {
    baseUrl,
    apiKey: output('ApiKey'),
    userPoolEndpoint: machine.cognito.endpoint,
    userPoolId: output('UserPoolId'),
    userPoolClientId: output('UserPoolClientId'),
    dynamodbEndpoint: machine.dynamodb.endpoint,
    tableName: output('TableName'),
    dataDirectory,
    stripe: providers.stripe,
    payPal: providers.payPal,
  };
  writeFileSync(path.join(dataDirectory, 'stack.json'), `${JSON.stringify(addresses, null, 2)}\n`);
  return { api, machine, addresses, dynamoDbCalls, stop: () => machine.stop() };
}
