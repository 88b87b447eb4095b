import type { Target } from './target';

/**
 * A clock that goes by the answers of DynamoDB: an operator's machine may be minutes wrong, and what a repair decides by
 * the time is decided for everybody who votes.
 * @returns milliseconds since the epoch; the machine's own time before the first answer.
 */
export function serverClock({ client }: Target): () => number {
  let difference = 0;
  client.middlewareStack.add(
    (next) => async (request) => {
      const answer = await next(request);
      const { headers } = answer.response as { headers?: Record<string, string> };
      const date = Date.parse(headers?.['date'] ?? '');
      // The header is cut to the second.
      if (!Number.isNaN(date)) difference = date + 500 - Date.now();
      return answer;
    },
    { step: 'deserialize', name: 'serverClock', override: true },
  );
  return () => Date.now() + (Math.abs(difference) > 1000 ? difference : 0);
}
