import type { TypedDocumentString } from '../../../../schema/generated/operations';
import { ApiError, isOverQuota, isUnavailable, REQUEST_ID } from './api-error';
import { configured } from './configuration';
import { renewKey } from './renew-key';

const UNAUTHORIZED = 401;

/**
 * Asks as the public: GraphQL over HTTP with the API key. Amplify does the same, but visitors of the wall should not
 * have to load it before they see a single voting.
 * @throws ApiError when what answers is not the API; the answer itself when it has `errors`; TypeError without an answer.
 */
export async function requestPublicly<Result, Variables extends object>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const { apiKey } = configured().API.GraphQL;
  const body = JSON.stringify({ query: document.toString(), variables });
  let response = await send(body);
  if (response.status === UNAUTHORIZED && (await renewKey(apiKey))) response = await send(body);
  const answer = (await response.json().catch(() => undefined)) as
    { data?: Result | null; errors?: unknown[] } | undefined;
  if (isUnavailable(response.status)) throw new ApiError('Network', `The API answered ${response.status}.`);
  const requestId = response.headers.get(REQUEST_ID) ?? undefined;
  if (isOverQuota(response.status)) throw new ApiError('TryAgain', 'Too many requests.', {}, requestId);
  if (answer?.errors?.length) throw { ...answer, requestId } as unknown as Error;
  if (!answer?.data)
    throw new ApiError('Unknown', `The API answered ${response.status} with nothing to read.`, {}, requestId);
  return answer.data;
}

function send(body: string): Promise<Response> {
  const { endpoint, apiKey } = configured().API.GraphQL;
  return fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': apiKey },
    body,
  });
}
