import type { LambdaOutcome, Ports } from '../ports';
import type { DataSourceError, DataSourceOutcome } from '../protocol';
import type { CallSite, DataSource } from './data-source';
import { anything, byElement, checkRequest, object, oneOf, text } from './request-shape/shape';

/**
 * Entries of a batch when `maxBatchSize` is unset. The quota page names 2,000 as the most that can be set and is
 * silent about the default; 5 is the service's size from before the setting existed.
 */
const DEFAULT_BATCH_SIZE = 5;

/** Developer guide, "JavaScript resolver function reference for Lambda", and the schema of the mapping templates. */
const elements = {
  version: oneOf('2018-05-29'),
  operation: text,
  payload: anything,
  invocationType: oneOf('RequestResponse', 'Event'),
};
const lambdaRequest = byElement(
  'operation',
  { Invoke: object({}, elements), BatchInvoke: object({}, elements) },
  (name) => `Unsupported operation '${name}'. A Lambda data source knows Invoke and BatchInvoke.`,
);

interface LambdaRequest {
  operation: string;
  payload?: unknown;
  invocationType?: 'RequestResponse' | 'Event' | null;
}

/** An entry of the answer to a direct batch (developer guide, "Resolver mapping template reference for Lambda"). */
interface DirectEntry {
  data?: unknown;
  errorMessage?: string;
  errorType?: string;
}

/** Invokes a Lambda function with the request's payload, or with a list of the payloads of many field instances. */
export function createLambdaDataSource(functionArn: string, ports: Ports): DataSource {
  const invoke = (payload: unknown, type: 'RequestResponse' | 'Event') =>
    ports.invokeLambda(functionArn, payload, type);

  return {
    async call(request, site, scope) {
      checkRequest(lambdaRequest, request);
      const { operation, payload = null, invocationType: type } = request as LambdaRequest;
      const invocationType = type ?? 'RequestResponse';
      if (operation === 'BatchInvoke' && invocationType === 'RequestResponse') {
        const limit = site.maxBatchSize || DEFAULT_BATCH_SIZE;
        const field = `${site.typeName}.${site.fieldName}`;
        const entry = await scope.batches.add(site.name, field, limit, payload, async (payloads) =>
          batchOutcomes(await invoke(payloads, 'RequestResponse'), payloads.length, site),
        );
        return entry as DataSourceOutcome;
      }
      const outcome = await invoke(payload, invocationType);
      if (invocationType === 'Event' && outcome.ok) return { result: null };
      return outcome.ok ? { result: outcome.payload ?? null } : failureOutcome(outcome, site);
    },
  };
}

function failureOutcome(outcome: Extract<LambdaOutcome, { ok: false }>, site: CallSite): DataSourceOutcome {
  const { error, errorMessage, errorType } = outcome;
  if (errorType === 'UnauthorizedException')
    return failure(
      'You are not authorized to make this call.',
      site.direct ? errorType : `Lambda:${error}`,
      errorType,
    );
  return failure(errorMessage, site.direct && errorType ? errorType : `Lambda:${error}`, errorType);
}

function failure(message: string, type: string, unhandledErrorType: string | null): DataSourceOutcome {
  const error: DataSourceError = { message, type, unhandledErrorType };
  return { result: null, error };
}

/** A failed batch fails every entry of it. */
function batchOutcomes(outcome: LambdaOutcome, size: number, site: CallSite): DataSourceOutcome[] {
  const forAll = (one: DataSourceOutcome) => Array.from({ length: size }, () => one);
  if (!outcome.ok) return forAll(failureOutcome(outcome, site));
  const { payload } = outcome;
  if (!Array.isArray(payload) || payload.length !== size)
    return forAll(
      failure(
        `The function must answer a batch of ${size} with a list of ${size} entries.`,
        'Lambda:IllegalArgument',
        null,
      ),
    );
  return payload.map((entry: unknown) => (site.direct ? directOutcome(entry) : { result: entry ?? null }));
}

function directOutcome(entry: unknown): DataSourceOutcome {
  if (entry === null || typeof entry !== 'object') return { result: null };
  const { data = null, errorMessage, errorType } = entry as DirectEntry;
  if (errorMessage === undefined) return { result: data };
  return { result: data, error: { message: errorMessage, type: errorType ?? 'Lambda:Unhandled' } };
}
