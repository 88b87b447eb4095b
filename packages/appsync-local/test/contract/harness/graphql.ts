import { byKey, type Credentials } from './callers';
import { target } from './target';

/** One entry of `errors`. */
export interface AnswerError {
  path?: (string | number)[] | null;
  data?: unknown;
  errorType?: string | null;
  errorInfo?: unknown;
  locations?: unknown;
  message: string;
}

/** What an operation answered. */
export interface Answer {
  status: number;
  headers: Headers;
  body: {
    data?: Record<string, unknown> | null;
    errors?: AnswerError[];
    extensions?: Record<string, unknown>;
  };
}

/** Posts a body as it is. */
export async function post(
  body: string,
  credentials: Credentials = byKey,
  url = target.endpoint,
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...withoutHost(await credentials(body)) },
    body,
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Answer['body'],
  };
}

/** Runs an operation. */
export function ask(
  query: string,
  variables: Record<string, unknown> = {},
  credentials: Credentials = byKey,
): Promise<Answer> {
  return post(JSON.stringify({ query, variables }), credentials);
}

/** What came of a field of type AWSJSON that takes one argument of that type. */
export async function askJson(
  operation: 'query' | 'mutation',
  field: string,
  argument: string,
  value: unknown,
): Promise<{ value: unknown; errors: AnswerError[] }> {
  const { body } = await ask(`${operation}($value: AWSJSON!) { ${field}(${argument}: $value) }`, {
    value: JSON.stringify(value),
  });
  const text = body.data?.[field];
  return { value: typeof text === 'string' ? JSON.parse(text) : text, errors: body.errors ?? [] };
}

/** fetch sets it by itself. */
function withoutHost(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'host'));
}
