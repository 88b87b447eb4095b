import type { LocalAws, Place } from '../contract';
import { readObject, type ServiceApi } from '../endpoint/service-endpoint';
import { ServiceError } from '../endpoint/service-error';

const INVOCATIONS = /^\/2015-03-31\/functions\/([^/]+)\/invocations\/?$/;

/** The part of the Lambda API that calls functions: `Invoke`. */
export function lambdaApi(
  lambda: Pick<LocalAws['lambda'], 'invoke'>,
  { region, accountId }: Place,
): ServiceApi {
  const arnOf = (name: unknown): string =>
    String(name).startsWith('arn:')
      ? String(name)
      : `arn:aws:lambda:${region}:${accountId}:function:${String(name)}`;
  return {
    service: 'lambda',
    protocol: 'rest',
    route(method, path, headers, body) {
      const [, name] = INVOCATIONS.exec(path) ?? [];
      if (method !== 'POST' || name === undefined)
        throw new ServiceError('UnknownOperationException', `${method} ${path} is not served locally.`, 404);
      const input = {
        FunctionName: decodeURIComponent(name),
        InvocationType: headers['x-amz-invocation-type'] ?? 'RequestResponse',
        Payload: body === '' ? {} : readObject(body),
      };
      return { name: 'InvokeFunction', input };
    },
    actions: {
      InvokeFunction: {
        resource: ({ FunctionName }) => arnOf(FunctionName),
        async run({ FunctionName, InvocationType, Payload }) {
          if (InvocationType !== 'Event' && InvocationType !== 'RequestResponse')
            throw new ServiceError(
              'InvalidParameterValueException',
              `The invocation type ${String(InvocationType)} is not served locally.`,
            );
          const outcome = await lambda.invoke(arnOf(FunctionName), Payload, InvocationType);
          if (!outcome.ok && outcome.error !== 'Unhandled')
            throw new ServiceError(
              outcome.error,
              outcome.errorMessage,
              outcome.error === 'ResourceNotFoundException' ? 404 : 400,
            );
          if (InvocationType === 'Event') return { status: 202 };
          return outcome.ok
            ? { status: 200, body: outcome.payload }
            : {
                status: 200,
                headers: { 'x-amz-function-error': 'Unhandled' },
                body: { errorType: outcome.errorType, errorMessage: outcome.errorMessage },
              };
        },
      },
    },
  };
}
