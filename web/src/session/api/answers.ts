import { REQUEST_ID } from './api-error';
import { configured } from './configuration';

/**
 * Amplify hands on what the API answers and none of its headers: the id of a request is put into its answer, as `requestId`.
 * To be called once, before the first request.
 */
export function watchAnswers(): void {
  const ask = globalThis.fetch;
  globalThis.fetch = async (...request) => {
    const response = await ask(...request);
    const requestId = response.headers.get(REQUEST_ID);
    if (requestId === null || !isOfApi(request[0])) return response;
    const read = response.json.bind(response);
    response.json = async () => ({ ...((await read()) as object), requestId });
    return response;
  };
}

function isOfApi(asked: Parameters<typeof fetch>[0]): boolean {
  const url = asked instanceof Request ? asked.url : asked;
  return String(url) === new URL(configured().API.GraphQL.endpoint).href;
}
