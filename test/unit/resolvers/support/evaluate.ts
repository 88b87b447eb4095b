import path from 'node:path';
import { bundleResolverCode } from '@hustings/appsync-local/bundle';
import { createEvaluator, type EvaluationContext, type Evaluator } from '@hustings/appsync-local/evaluate';
import { projectDirectory } from '../../../../infra/bundle';

/** A voter and their environment, as every handler finds them. The delay is long so that a slow machine does not matter. */
export const surroundings = {
  env: {
    TABLE_NAME: 'table',
    MAX_OPEN_VOTINGS: '2',
    CLOSING_DELAY_SECONDS: '600',
    WEB_ORIGIN: 'https://vote.example.com',
  },
  arguments: { input: { votingId: 'V', optionId: 'V-1' } },
  request: { headers: { 'x-amzn-requestid': 'the-request' } },
  identity: { sub: 'aaaa-bbbb-cccc-dddf', username: 'ann', claims: {}, sourceIp: [], issuer: 'issuer' },
};

/** What became of a handler. */
export interface Evaluated {
  result: unknown;
  stash: Record<string, unknown>;
  error: string | undefined;
}

/** Each file of `resolvers` is bundled and loaded once for a file of tests. */
const evaluators = new Map<string, Promise<Evaluator>>();

afterAll(async () => {
  for (const evaluator of evaluators.values()) await (await evaluator).close();
});

function evaluatorOf(file: string): Promise<Evaluator> {
  const loaded = evaluators.get(file);
  if (loaded !== undefined) return loaded;
  const code = bundleResolverCode(path.join(projectDirectory, 'resolvers', file), projectDirectory);
  const evaluator = createEvaluator({ [file]: code });
  evaluators.set(file, evaluator);
  return evaluator;
}

/** Runs a handler of `resolvers/<file>`, bundled as it is deployed, in the local APPSYNC_JS runtime; `logs` is what it logged. */
export async function evaluate(
  file: string,
  handler: 'request' | 'response',
  context: EvaluationContext,
): Promise<Evaluated & { logs: string[] }> {
  const evaluator = await evaluatorOf(file);
  const evaluation = await evaluator.evaluate(file, handler, { ...surroundings, ...context });
  return {
    result: evaluation.evaluationResult === undefined ? undefined : JSON.parse(evaluation.evaluationResult),
    stash: JSON.parse(evaluation.stash) as Record<string, unknown>,
    error: evaluation.error?.message,
    logs: evaluation.logs,
  };
}

/** An error of the DynamoDB data source. */
export const dynamoDbError = (name: string) => ({ type: `DynamoDB:${name}`, message: `${name} happened` });

/** The reasons of a transaction that was cancelled: codes, and items where a condition failed. */
export const cancelled = (...reasons: (string | [code: string, item: object | null])[]) => ({
  error: dynamoDbError('TransactionCanceledException'),
  result: {
    keys: null,
    cancellationReasons: reasons.map((reason) =>
      typeof reason === 'string'
        ? { type: reason, message: reason }
        : { type: reason[0], message: reason[0], item: reason[1] },
    ),
  },
});
