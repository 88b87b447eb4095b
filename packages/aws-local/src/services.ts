import path from 'node:path';
import { cloudWatchApi } from './cloudwatch/api';
import { cloudWatchResourceTypes } from './cloudwatch/resource-types';
import { logGroupResourceType, metricFilterResourceType } from './cloudwatch/metric-filters';
import { Metrics } from './cloudwatch/metrics';
import { startCognito, type CognitoDirectory } from './cognito/directory';
import { cognitoResourceTypes } from './cognito/resource-types';
import { recoveryApi } from './recovery/api';
import type { PointInTimeRecovery } from './recovery/point-in-time';
import { ServiceEndpoint } from './endpoint/service-endpoint';
import { ruleResourceType, scheduleResourceType } from './events/resource-types';
import { HttpApis } from './http-api/http-apis';
import { httpApiResourceTypes } from './http-api/resource-types';
import { kmsApi } from './kms/api';
import { SigningKeys } from './kms/keys';
import { kmsResourceTypes } from './kms/resource-types';
import { lambdaApi } from './lambda/api';
import type { EventSource } from './lambda/event-source-mapping';
import { functionUrlResourceType, FunctionUrls } from './lambda/function-urls';
import type { LocalAws, MetricsService, ResourceType } from './contract';
import { queueResourceTypes, topicResourceTypes } from './queues/resource-types';
import { queueEventSource } from './queues/mapping';
import { Queues } from './queues/queues';
import { snsApi } from './queues/sns-api';
import { sqsApi } from './queues/sqs-api';
import { Topics } from './queues/topics';
import { Buckets } from './s3/buckets';
import { bucketResourceTypes } from './s3/resource-types';
import { S3Endpoint } from './s3/s3-endpoint';
import { secretsManagerApi } from './secrets/api';
import { secretResourceType } from './secrets/resource-types';
import { Secrets } from './secrets/secrets';
import { stepFunctionsApi } from './step-functions/api';
import { stateMachineResourceType } from './step-functions/resource-types';
import { StateMachines } from './step-functions/state-machines';

/** What these services need of the local AWS that they become part of. */
export type Core = Pick<
  LocalAws,
  'place' | 'dataDirectory' | 'baseUrl' | 'log' | 'iam' | 'ages' | 'endpoints' | 'onStop'
> & {
  /** May be filled in later than this; it is first asked when a stack runs. */
  lambda: Pick<LocalAws['lambda'], 'invoke'>;
};

/** Settings of the services. */
export interface ServiceOptions {
  /** Port of Cognito. A fixed one keeps tokens good over a restart; 0, the default, takes a free one. */
  cognitoPort?: number;
  /** Port of the endpoint of all other services but S3; 0, the default, takes a free one. */
  servicesPort?: number;
  /** Values of secrets by name, such as `.env` has them. */
  secretValues?: Readonly<Record<string, string>>;
}

/** The services of the local AWS beside IAM, DynamoDB, Lambda and AppSync. */
export interface Services {
  queues: Queues;
  topics: Topics;
  stateMachines: StateMachines;
  metrics: MetricsService;
  buckets: Buckets;
  cognito: CognitoDirectory;
  httpApi: Pick<HttpApis, 'handle'>;
  functionUrls: Pick<FunctionUrls, 'answer'>;
  /** For the resource type `AWS::Lambda::EventSourceMapping`. */
  eventSources: EventSource[];
  /** The resource types of these services. */
  resourceTypes: ResourceType[];
}

/**
 * Starts the services, empty: the resource types fill them from the template. Adds the services' addresses to
 * `core.endpoints`, where functions find them, and stops everything when the local AWS stops.
 * @param recovery of the tables, where there are any.
 */
export async function createServices(
  core: Core,
  options: ServiceOptions = {},
  recovery?: PointInTimeRecovery,
): Promise<Services> {
  const { place, log, iam, ages, lambda, dataDirectory } = core;
  const within = (folder: string): string => path.join(dataDirectory, folder);

  let topics: Topics | undefined = undefined;
  const metrics = new Metrics(place, log, () => topics!);
  const queues = new Queues(within('queues'), metrics, ages);
  topics = new Topics(queues, lambda, log);
  const stateMachines = new StateMachines({ lambda, iam, metrics, log });
  const secrets = new Secrets(options.secretValues ?? {}, within('secrets.json'));
  const buckets = new Buckets(within('s3'));
  const signingKeys = new SigningKeys(place, within('kms.json'));
  const httpApi = new HttpApis(lambda, place, log);
  const functionUrls = new FunctionUrls(lambda, place, log);
  const cognito = await startCognito({
    directory: within('cognito'),
    port: options.cognitoPort ?? 0,
    place,
    iam,
    lambda,
    log,
  });
  core.onStop(() => cognito.close());

  const endpoint = new ServiceEndpoint((accessKeyId) => iam.principal(accessKeyId), log);
  let url = '';
  endpoint.add(sqsApi(queues, place, () => url));
  endpoint.add(snsApi(topics));
  endpoint.add(stepFunctionsApi(stateMachines));
  endpoint.add(secretsManagerApi(secrets));
  endpoint.add(kmsApi(signingKeys));
  endpoint.add(cloudWatchApi(metrics));
  endpoint.add(lambdaApi({ invoke: (...call) => lambda.invoke(...call) }, place));
  if (recovery) endpoint.add(recoveryApi(recovery, place));
  url = await endpoint.open(options.servicesPort);
  for (const service of ['SQS', 'SNS', 'SFN', 'SECRETS_MANAGER', 'KMS', 'CLOUDWATCH', 'LAMBDA'])
    core.endpoints[`AWS_ENDPOINT_URL_${service}`] = url;
  const s3 = new S3Endpoint(buckets, (accessKeyId) => iam.principal(accessKeyId), log);
  core.endpoints['AWS_ENDPOINT_URL_S3'] = await s3.open();
  core.endpoints['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'] = cognito.endpoint;
  core.onStop(async () => {
    metrics.stop();
    await stateMachines.stop();
    await queues.stop();
    await endpoint.close();
    await s3.close();
  });

  return {
    queues,
    topics,
    stateMachines,
    metrics,
    buckets,
    cognito,
    httpApi,
    functionUrls,
    eventSources: [queueEventSource(queues)],
    resourceTypes: [
      ...cognitoResourceTypes(() => cognito),
      ...queueResourceTypes(queues, () => url),
      ...topicResourceTypes(topics),
      stateMachineResourceType(stateMachines),
      ...cloudWatchResourceTypes(metrics),
      logGroupResourceType(metrics.filters),
      metricFilterResourceType(metrics.filters),
      ...httpApiResourceTypes(httpApi, core.baseUrl),
      functionUrlResourceType(functionUrls),
      secretResourceType(secrets),
      ...bucketResourceTypes(buckets),
      ...kmsResourceTypes(signingKeys),
      ruleResourceType,
      scheduleResourceType,
    ],
  };
}
