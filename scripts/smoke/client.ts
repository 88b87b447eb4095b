/** An answer of the API. */
export interface Answer {
  data: Record<string, unknown> | null;
  /** Types of its errors. */
  errors: string[];
}

/** A deployed stage, as its page tells of it. */
export interface Deployed {
  url: string;
  endpoint: string;
  apiKey: string;
  configuration: Configuration;
}

/** What `/config.json` says, for Amplify. */
export interface Configuration {
  Auth: { Cognito: { userPoolId: string; userPoolClientId: string; userPoolEndpoint?: string } };
  API: { GraphQL: { endpoint: string; region: string; defaultAuthMode: 'userPool'; apiKey: string } };
}

/** Longest that one request may take. */
const PATIENCE_MS = 30_000;

/** @throws Error if there is no page that tells of an API. */
export async function readDeployed(url: string): Promise<Deployed> {
  const answer = await get(`${url}/config.json`);
  const configuration = (await answer.json()) as Configuration;
  const { endpoint, apiKey } = configuration.API.GraphQL;
  return { url, endpoint, apiKey, configuration };
}

/** Reads a page or a file. */
export function get(url: string): Promise<Response> {
  return fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
}

/** Asks the API, with the headers of a caller. */
export async function ask(
  { endpoint }: Deployed,
  headers: Readonly<Record<string, string>>,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const body = (await response.json()) as {
    data?: Record<string, unknown> | null;
    errors?: { errorType?: string; message?: string }[];
  };
  const errors = (body.errors ?? []).map(({ errorType, message }) => errorType ?? message ?? 'unknown');
  return { data: body.data ?? null, errors };
}
