import type { TypedDocumentString } from '../../../../schema/generated/operations';
import { ApiError, toApiError } from './api-error';
import { asker, tellSessionEnded } from './asker';
import type { Identity } from './identity';
import { requestPublicly } from './public-request';

/** How long an answer may take before it counts as none, in milliseconds. AppSync itself gives up after 30 s. */
const ANSWER_TIMEOUT_MS = 32_000;

/** Settles with the first answer of the API, whatever it is. */
export const firstAnswer = withResolver();

/**
 * Runs a query or a mutation.
 * @throws ApiError
 */
export async function run<Result, Variables extends object>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  identity: Identity,
): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new ApiError('Network', `No answer within ${ANSWER_TIMEOUT_MS} ms.`));
    }, ANSWER_TIMEOUT_MS);
  });
  const voter = asker();
  const hasChanged = (): boolean => identity === 'voter' && asker() !== voter;
  try {
    const answer = await Promise.race([request(document, variables, identity), timeout]);
    // What was told to one voter is not for the next one, who signed in before it came.
    if (hasChanged()) throw new ApiError('SessionEnded', 'Somebody else is signed in now.');
    return answer;
  } catch (thrown) {
    const error = toApiError(thrown);
    if (hasChanged()) throw new ApiError('SessionEnded', error.message);
    if (error.type === 'SessionEnded') tellSessionEnded();
    throw error;
  } finally {
    clearTimeout(timer);
    firstAnswer.resolve();
  }
}

async function request<Result, Variables extends object>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  identity: Identity,
): Promise<Result> {
  if (identity === 'public') return requestPublicly(document, variables);
  const { requestAsVoter } = await import('./amplify');
  return requestAsVoter(document, variables);
}

function withResolver(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
