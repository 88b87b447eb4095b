/** What happened, in PascalCase: what metric filters and people search for. */
export type LogEvent = Capitalize<string>;

/** One structured line: what happened, and what it happened to. Never a body, a signature, a secret or a person. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  event: LogEvent,
  details?: Record<string, string | number | boolean | undefined>,
) => void;

/** Writes JSON lines to standard output, as CloudWatch Logs Insights reads them. */
export const log: Log = (level, event, details = {}) => {
  console[level](JSON.stringify({ level, event, ...details }));
};

/** The same log for work that a request of the API asked for: each line has the request's id, which its caller has too. */
export function logOfRequest(log: Log, requestId: string | undefined): Log {
  return (level, event, details) => log(level, event, { requestId, ...details });
}

/**
 * A function that resolvers call, whose unexpected failures are logged with the id of the request of the API. Lambda logs what
 * they say, and knows its own id only.
 */
export function loggingFailures<Call extends { requestId?: string }, Answer>(
  log: Log,
  handler: (call: Call) => Promise<Answer>,
): (call: Call) => Promise<Answer> {
  return async (call) => {
    try {
      return await handler(call);
    } catch (error) {
      log('error', 'CallFailed', { requestId: call.requestId, reason: (error as Error).name });
      throw error;
    }
  };
}
