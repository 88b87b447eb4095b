import * as dynamodbSdk from '@aws-sdk/client-dynamodb';
import * as lambdaSdk from '@aws-sdk/client-lambda';
import * as sfnSdk from '@aws-sdk/client-sfn';
import type { DynamoDb } from '../dynamodb/service';
import { Refusal } from '../dynamodb/errors';
import type { ExecutionEnvironment } from './environment';
import { untilAborted } from './globals';

/** A service as a client of the SDK reaches it. */
export type Send = (operation: string, input: Record<string, unknown>, caller: string) => Promise<object>;

type Command = { constructor: { name: string }; input: Record<string, unknown> };

interface ClientOptions {
  maxAttempts?: number;
  requestHandler?: { requestTimeout?: number };
}

/** Errors that the SDK repeats by itself ("Retry behavior", AWS SDKs and Tools reference guide, standard mode). */
const REPEATED = [
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  'InternalServerError',
  'TimeoutError',
];

/** Milliseconds of the longest pause between two tries. */
const LONGEST_PAUSE = 20_000;

/** The packages of the SDK, with clients that reach the simulated services from one execution environment. */
export function createSdk(services: { dynamodb: DynamoDb; stepFunctions: Send; lambda: Send }) {
  return (name: string, environment: ExecutionEnvironment): unknown => {
    switch (name) {
      case '@aws-sdk/client-dynamodb': {
        const send: Send = (operation, input, caller) =>
          services.dynamodb.send(operation, input, caller).catch((error: unknown) => {
            throw error instanceof Refusal ? sdkError(error) : error;
          });
        return withClient(dynamodbSdk, 'DynamoDBClient', clientOf(environment, send));
      }
      case '@aws-sdk/client-sfn':
        return withClient(sfnSdk, 'SFNClient', clientOf(environment, services.stepFunctions));
      case '@aws-sdk/client-lambda':
        return withClient(lambdaSdk, 'LambdaClient', clientOf(environment, services.lambda));
      case '@smithy/signature-v4':
        return { SignatureV4: PassedOn };
      case '@aws-crypto/sha256-js':
        return { Sha256: Object };
      default:
        if (name.startsWith('@aws-sdk/client-')) return unknownService(environment);
        throw new Error(`${environment.functionName} asks for ${name}, which the simulation does not have.`);
    }
  };
}

/** Signing takes a millisecond of real time, and nothing here looks at signatures. */
class PassedOn {
  sign = (request: object): Promise<object> => Promise.resolve(request);
}

type ClientClass = new (options?: ClientOptions) => object;

function withClient(sdk: object, className: string, client: ClientClass): object {
  const real = (sdk as Record<string, { prototype: object }>)[className]!;
  // Paginators ask whether they were given a client of their package.
  Object.setPrototypeOf(client.prototype, real.prototype);
  return Object.create(sdk, { [className]: { value: client, enumerable: true } }) as object;
}

function clientOf(environment: ExecutionEnvironment, send: Send): ClientClass {
  return class {
    readonly config = { credentials: () => Promise.resolve({}), region: () => Promise.resolve('us-east-1') };
    readonly #attempts: number;
    readonly #timeout: number | undefined;

    constructor({ maxAttempts = 3, requestHandler }: ClientOptions = {}) {
      this.#attempts = maxAttempts;
      this.#timeout = requestHandler?.requestTimeout;
    }

    async send(command: Command, options?: { abortSignal?: AbortSignal }): Promise<object> {
      const operation = command.constructor.name.replace(/Command$/, '');
      const { input } = command;
      // The SDK gives a transaction a token, so that repeating the request changes nothing.
      const sent =
        operation === 'TransactWriteItems' && input['ClientRequestToken'] === undefined
          ? {
              ...input,
              ClientRequestToken: `${environment.functionName}-${environment.random.bits()}-${environment.random.bits()}`,
            }
          : input;
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await environment.waits(
            untilAborted(this.#inTime(send(operation, sent, environment.functionName)), options?.abortSignal),
          );
        } catch (error) {
          const { name } = error as Error;
          if (attempt >= this.#attempts || !REPEATED.includes(name) || options?.abortSignal?.aborted === true)
            throw error;
          const longest = Math.min(LONGEST_PAUSE, (name === 'TimeoutError' ? 100 : 50) * 2 ** attempt);
          await environment.waits(environment.pause(environment.random.float() * longest));
        }
      }
    }

    #inTime(work: Promise<object>): Promise<object> {
      const timeout = this.#timeout;
      if (timeout === undefined) return work;
      return environment.within(
        timeout,
        work,
        () => new Refusal('TimeoutError', `No answer within ${timeout} ms.`),
      );
    }

    destroy(): void {
      // Nothing is kept open.
    }
  };
}

/** A service that is not simulated takes every call and answers nothing. */
function unknownService(environment: ExecutionEnvironment): unknown {
  const client = clientOf(environment, () => environment.pause(20).then(() => ({})));
  return new Proxy(
    {},
    {
      get: (_, name) =>
        String(name).endsWith('Command')
          ? {
              [String(name)]: class {
                constructor(readonly input: object) {}
              },
            }[String(name)]
          : client,
    },
  );
}

/** A refusal as the SDK raises it. */
function sdkError({ name, message, reasons, item }: Refusal): Error {
  const details = { message, $metadata: {} };
  const classes = dynamodbSdk as unknown as Record<string, new (details: object) => Error>;
  const known = name.endsWith('Exception') ? classes[name] : undefined;
  if (!known) return Object.assign(new Error(message), { name });
  return new known({
    ...details,
    ...(reasons && { CancellationReasons: reasons }),
    ...(item && { Item: item }),
  });
}
