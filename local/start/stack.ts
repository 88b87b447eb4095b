import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createAppSyncApi, DynamoDbCallRecorder } from '@hustings/appsync-local';
import type { ApiConfiguration, AppSyncApi } from '@hustings/appsync-local';
import { AppSyncResources, localAwsPorts } from '@hustings/appsync-local/cloudformation';
import { faultsFrom, readTemplate, startDynamoDbLocal, startLocalAws, startStack } from '@hustings/aws-local';
import type { Log, Place, RunningLocalAws } from '@hustings/aws-local';
import type { Addresses } from './addresses';
import { letOperatorsIn } from './operator';
import { logApiEntry } from './operation-log';
import { prepareTable } from './prepare-table';
import { startPaymentProviders, type PaymentProviders } from './payment-providers';
import type { PaymentKeys } from './payment-keys';
import { synthesise } from './synthesise';

/** A stack that runs, without its front door. */
export interface RunningStack {
  api: AppSyncApi;
  aws: RunningLocalAws;
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
  /** Of the first of the providers' sandboxes. */
  paymentPort: number;
  paymentKeys: PaymentKeys;
  /** The page that voters come back to from paying. */
  returnUrl: string;
  /** Settings for this start, by name. What this start alone knows, such as where the providers are, is not theirs to say. */
  context: Record<string, string>;
  fresh: boolean;
  log: Log;
  /** Called as soon as the API can answer, which functions need before the rest of the stack has started. */
  onApi: (api: AppSyncApi) => void;
}

const place: Place = { region: 'us-east-1', accountId: '000000000000', stackName: 'Hustings-dev' };

/**
 * Synthesises the stack and starts it.
 * @throws Error that says what is wrong with the stack or on this machine; nothing is left running then.
 */
export async function runStack(settings: StackSettings): Promise<RunningStack> {
  const { baseUrl, dataDirectory, log } = settings;
  if (settings.fresh) rmSync(dataDirectory, { recursive: true, force: true });
  mkdirSync(dataDirectory, { recursive: true });
  // Java needs as long to start as the synthesis takes, and neither waits for the other.
  const dynamodb = startDynamoDbLocal({ directory: path.join(dataDirectory, 'dynamodb'), log });
  const { providers, assemblyDirectory } = await prepareBeside(dynamodb, settings);

  const aws = await startLocalAws({
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
  aws.onStop(() => providers.close());
  try {
    return await startResources(aws, settings, providers);
  } catch (error) {
    await aws.stop();
    throw error;
  }
}

/** Those who try out a lost webhook should not wait for longer than the reconciler's minute. */
const FIRST_CHECK_SECONDS = '5';

/** Here an index is written with its table: what it shows for a moment it shows for good. */
const INDEX_PATIENCE_SECONDS = '5';

/** What fails here must leave neither the database nor the providers behind. */
async function prepareBeside(
  dynamodb: ReturnType<typeof startDynamoDbLocal>,
  settings: StackSettings,
): Promise<{ providers: PaymentProviders; assemblyDirectory: string }> {
  let providers: PaymentProviders | undefined;
  try {
    providers = await startPaymentProviders({ ...settings, keys: settings.paymentKeys });
    const context = {
      ...settings.context,
      ...providers.context,
      returnUrl: settings.returnUrl,
      // As in prod: on one machine it costs nothing.
      apiCache: 'SMALL',
      firstCheckSeconds: FIRST_CHECK_SECONDS,
      firstPaidCheckSeconds: FIRST_CHECK_SECONDS,
      indexPatienceSeconds: INDEX_PATIENCE_SECONDS,
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

async function startResources(
  aws: RunningLocalAws,
  { baseUrl, dataDirectory, log, onApi }: StackSettings,
  providers: PaymentProviders,
): Promise<RunningStack> {
  const dynamoDbCalls = new DynamoDbCallRecorder();
  let api: AppSyncApi | undefined;
  const openApi = async (configuration: ApiConfiguration): Promise<void> => {
    const opened = await createAppSyncApi(configuration, {
      ...localAwsPorts(aws),
      log: (entry) => {
        logApiEntry(log, entry);
      },
      onDynamoDbCall: (call) => {
        dynamoDbCalls.record(call);
      },
    });
    aws.onStop(() => opened.close());
    api = opened;
    onApi(opened);
  };
  const appsync = new AppSyncResources(baseUrl, openApi);
  const resourceTypes = [...aws.resourceTypes, ...appsync.resourceTypes()];
  const { outputs } = await startStack(readTemplate(aws.assemblyDirectory), resourceTypes, aws);
  if (api === undefined) throw new Error('The stack has no GraphQL API.');

  const output = (name: string): string => outputs[name] ?? '';
  const { endpoint, credentials } = aws.dynamodb;
  const client = new DynamoDBClient({ endpoint, credentials, region: place.region });
  await prepareTable(client, output('TableName'), new Date().toISOString());
  client.destroy();
  const addresses: Addresses = {
    baseUrl,
    apiKey: output('ApiKey'),
    userPoolEndpoint: aws.cognito.endpoint,
    userPoolId: output('UserPoolId'),
    userPoolClientId: output('UserPoolClientId'),
    signInByCode: aws.cognito.firstFactors(output('UserPoolId')).includes('EMAIL_OTP'),
    servicesEndpoint: aws.endpoints['AWS_ENDPOINT_URL_SQS'] ?? '',
    dynamodbEndpoint: aws.dynamodb.endpoint,
    tableName: output('TableName'),
    publicFilesBucket: output('PublicFilesBucket'),
    previewsUrl: output('LinkPreviewsUrl'),
    dataDirectory,
    outputs,
    payments: providers.places,
  };
  letOperatorsIn(aws, dataDirectory);
  writeFileSync(path.join(dataDirectory, 'stack.json'), `${JSON.stringify(addresses, null, 2)}\n`);
  return { api, aws, addresses, dynamoDbCalls, stop: () => aws.stop() };
}
