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
