import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { AuthenticationProvider } from '../api-configuration';
import type { LambdaOutcome, Ports } from '../ports';
import { type AuthenticatedCaller, type Credentials } from './caller';
import { wholeMatch } from './jwt';
import { operationOf } from './presented-operation';
import { refusals } from './refusals';

type LambdaProvider = Extract<AuthenticationProvider, { type: 'AWS_LAMBDA' }>;

/** What an authorizer answers (developer guide, "AWS_LAMBDA authorization"). */
interface Answer {
  isAuthorized?: unknown;
  resolverContext?: unknown;
  deniedFields?: unknown;
  ttlOverride?: unknown;
}

/** Limits of the guide's section "AWS_LAMBDA authorization", and of the API reference's LambdaAuthorizerConfig. */
const LIMITS = {
  timeoutMs: 10_000,
  tokenCharacters: 2_048,
  contextBytes: 5 * 1024 * 1024,
  rememberedBytes: 1_048_576,
  ttl: 3_600,
};
const ANSWERS_REMEMBERED = 10_000;

/**
 * Lets a Lambda function decide who may call. The answer, also a refusal, is remembered by token for as long as the
 * API or the answer says. A function that fails, does not answer in time or answers something else refuses.
 * @throws AuthenticationFailure
 */
export function createLambdaAuthorizer(
  provider: LambdaProvider,
  api: { apiId: string; accountId: string },
  ports: Ports,
  timeoutMs = LIMITS.timeoutMs,
) {
  const isToken = wholeMatch(provider.identityValidationExpression);
  const remembered = new LRUCache<string, Answer>({ max: ANSWERS_REMEMBERED });

  const ask = async (token: string, credentials: Credentials): Promise<Answer> => {
    const event = {
      authorizationToken: token,
      requestContext: {
        apiId: api.apiId,
        accountId: api.accountId,
        requestId: randomUUID(),
        ...operationOf(credentials),
      },
      requestHeaders: credentials.headers,
    };
    const outcome = await withinTime(
      ports.invokeLambda(provider.authorizerUri, event, 'RequestResponse'),
      timeoutMs,
    );
    const answer = answerOf(outcome);
    const bytes = Buffer.byteLength(JSON.stringify(answer));
    if (bytes > LIMITS.contextBytes) throw refusals.notAuthorized();
    const ttl = Math.min(
      typeof answer.ttlOverride === 'number' ? answer.ttlOverride : (provider.resultTtl ?? 0),
      LIMITS.ttl,
    );
    if (ttl > 0 && bytes < LIMITS.rememberedBytes) remembered.set(token, answer, { ttl: ttl * 1_000 });
    return answer;
  };

  return async function authorize(token: string, credentials: Credentials): Promise<AuthenticatedCaller> {
    if (token.length > LIMITS.tokenCharacters || !isToken(token)) throw refusals.notAuthorized();
    const answer = remembered.get(token) ?? (await ask(token, credentials));
    if (answer.isAuthorized !== true) throw refusals.notAuthorized();
    if (isNested(answer.resolverContext)) {
      ports.log({ level: 'error', kind: 'fault', message: 'The values of resolverContext must be plain.' });
      throw refusals.notAuthorized();
    }
    return {
      mode: 'AWS_LAMBDA',
      groups: [],
      identity: isObject(answer.resolverContext) ? { resolverContext: answer.resolverContext } : null,
      deniedFields: deniedFields(answer.deniedFields, api.apiId),
    };
  };
}

/** A function that AppSync cannot call is the API's fault, one that fails has not let the caller in. */
function answerOf(outcome: LambdaOutcome | undefined): Answer {
  if (outcome && !outcome.ok && outcome.error !== 'Unhandled') throw refusals.authorizerUnreachable();
  if (!outcome?.ok || !isObject(outcome.payload)) throw refusals.notAuthorized();
  return outcome.payload;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The guide: "only supports key-value pairs", no nested ones. */
function isNested(context: unknown): boolean {
  return isObject(context) && Object.values(context).some((value) => Object(value) === value);
}

/** Fields named `Type.field`, or by an ARN of this API. */
function deniedFields(listed: unknown, apiId: string): ReadonlySet<string> | undefined {
  if (!Array.isArray(listed) || listed.length === 0) return undefined;
  return new Set(
    listed.map(String).map((name) => {
      const parts = /:apis\/([^/]+)\/types\/([^/]+)\/fields\/([^/]+)$/.exec(name);
      return parts?.[1] === apiId ? `${parts[2]}.${parts[3]}` : name;
    }),
  );
}

async function withinTime<Value>(work: Promise<Value>, timeoutMs: number): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, undefined);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
