import { codeDirectory, codeProblem } from './code';
import { checkDestination } from './destinations';
import {
  physicalName,
  refuseOtherProperties,
  refuseOutside,
  type FunctionDefinition,
  type LocalAws,
  type Resource,
  type ResourceType,
} from '../contract';

type Properties = Record<string, unknown>;

const functionResourceType: ResourceType = {
  name: 'AWS::Lambda::Function',
  phase: 20,
  identify: (resource, place) => {
    refuseOtherProperties(resource, FUNCTION_PROPERTIES);
    refuseOutside(resource.properties, FUNCTION_BOUNDS);
    checkVariables(resource.properties['Environment']);
    const runtime = resource.properties['Runtime'];
    if (typeof runtime !== 'string' || !runtime.startsWith('nodejs'))
      throw new Error(`functions run on Node here, not on ${JSON.stringify(runtime)}.`);
    const problem = codeProblem(resource);
    if (problem !== undefined) throw new Error(problem);
    const name = physicalName(resource, 'FunctionName', place);
    return {
      ref: name,
      attributes: { Arn: `arn:aws:lambda:${place.region}:${place.accountId}:function:${name}` },
    };
  },
  start: (resource, aws) => {
    aws.lambda.register(functionDefinition(resource, aws));
  },
};

const FUNCTION_PROPERTIES = [
  'Code',
  'DeadLetterConfig',
  'Environment',
  'FunctionName',
  'Handler',
  'MemorySize',
  'ReservedConcurrentExecutions',
  'Role',
  'Runtime',
  'Timeout',
  // What follows changes nothing on this machine.
  'Architectures',
  'Description',
  'EphemeralStorage',
  'LoggingConfig',
  'PackageType',
  'TracingConfig',
];

/** "Lambda quotas"; API reference, `CreateFunction`. */
const FUNCTION_BOUNDS = { Timeout: [1, 900], MemorySize: [128, 10_240] } as const;
const VARIABLES_LIMIT = 4096;
/** Names that Lambda sets itself ("Defined runtime environment variables"). */
const RESERVED =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_)?REGION|AWS_EXECUTION_ENV|AWS_LAMBDA_(FUNCTION_|INITIALIZATION_TYPE|LOG_|RUNTIME_API|MAX_CONCURRENCY).*|AWS_ACCESS_KEY.*|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;

/** @throws Error for what Lambda refuses to deploy. Values that are not resolved yet count by their names. */
function checkVariables(environment: unknown): void {
  const variables = ((environment as Properties | undefined)?.['Variables'] ?? {}) as Properties;
  for (const name of Object.keys(variables))
    if (RESERVED.test(name) || !/^[a-zA-Z]\w+$/.test(name))
      throw new Error(`the environment variable ${name} is reserved by Lambda or no name that it takes.`);
  const size = Object.entries(variables).reduce(
    (sum, [name, value]) => sum + name.length + (typeof value === 'string' ? Buffer.byteLength(value) : 0),
    0,
  );
  if (size > VARIABLES_LIMIT)
    throw new Error(`the environment variables have ${size} bytes, of ${VARIABLES_LIMIT} at most.`);
}

/** What a function resource says, with CloudFormation's defaults. */
function functionDefinition(resource: Resource, aws: LocalAws): FunctionDefinition {
  const { ref, attributes, properties } = resource;
  const deadLetterArn = (properties['DeadLetterConfig'] as Properties | undefined)?.['TargetArn'] as
    string | undefined;
  if (deadLetterArn !== undefined) checkDestination(deadLetterArn);
  const logging = properties['LoggingConfig'] as { LogGroup?: string } | undefined;
  const reserved = properties['ReservedConcurrentExecutions'];
  const variables = (properties['Environment'] as Properties | undefined)?.['Variables'] ?? {};
  return {
    functionArn: String(attributes['Arn']),
    functionName: ref,
    codeDirectory: codeDirectory(resource, aws),
    runtime: String(properties['Runtime']),
    handler: String(properties['Handler']),
    environment: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)])),
    roleArn: String(properties['Role']),
    timeoutSeconds: Number(properties['Timeout'] ?? 3),
    memoryMb: Number(properties['MemorySize'] ?? 128),
    logGroup: logging?.LogGroup ?? `/aws/lambda/${ref}`,
    reservedConcurrency: reserved === undefined ? undefined : Number(reserved),
    deadLetterArn,
  };
}

const eventInvokeConfigResourceType: ResourceType = {
  name: 'AWS::Lambda::EventInvokeConfig',
  phase: 25,
  identify: (resource) => {
    refuseOtherProperties(resource, [
      'FunctionName',
      'Qualifier',
      'MaximumRetryAttempts',
      'MaximumEventAgeInSeconds',
      'DestinationConfig',
    ]);
    refuseOutside(resource.properties, {
      MaximumRetryAttempts: [0, 2],
      MaximumEventAgeInSeconds: [60, 21_600],
    });
    return { ref: resource.logicalId, attributes: {} };
  },
  start: ({ properties }, { lambda, place }) => {
    const destinations = (properties['DestinationConfig'] ?? {}) as Record<string, { Destination: string }>;
    const onSuccess = destinations['OnSuccess']?.Destination;
    const onFailure = destinations['OnFailure']?.Destination;
    for (const arn of [onSuccess, onFailure]) if (arn !== undefined) checkDestination(arn);
    lambda.configureAsynchronousInvocation(
      `arn:aws:lambda:${place.region}:${place.accountId}:function:${String(properties['FunctionName'])}`,
      {
        maximumRetryAttempts: Number(properties['MaximumRetryAttempts'] ?? 2),
        maximumEventAgeSeconds: Number(properties['MaximumEventAgeInSeconds'] ?? 6 * 3600),
        onSuccess,
        onFailure,
      },
    );
  },
};

/** `AWS::Lambda::*`, but for event source mappings. */
export const lambdaResourceTypes: ResourceType[] = [functionResourceType, eventInvokeConfigResourceType];
