import type { ApiConfiguration, FieldLogLevel } from './api-configuration';
import type { Ports } from './ports';
import type { ConsoleLine } from './protocol';

/** How the service calls the levels of `console`, as EvaluateCode returns them. */
export const LOG_LEVELS: Readonly<Record<ConsoleLine['level'], 'INFO' | 'ERROR' | 'WARN' | 'DEBUG'>> = {
  log: 'INFO',
  info: 'INFO',
  error: 'ERROR',
  warn: 'WARN',
  debug: 'DEBUG',
};

/** From which level of an API on lines are written. `warn` is not documented, and is taken for `info`. */
const WRITTEN: Readonly<Record<FieldLogLevel, readonly ConsoleLine['level'][]>> = {
  NONE: [],
  ERROR: ['error'],
  INFO: ['error', 'warn', 'info', 'log'],
  DEBUG: ['error', 'warn', 'info', 'log', 'debug'],
  ALL: ['error', 'warn', 'info', 'log', 'debug'],
};

/**
 * What takes the lines that resolver code logs: the terminal gets all, and the API's log group those that its field log level
 * lets through. Source: AppSync developer guide, "Using CloudWatch to monitor and log GraphQL API data". How the service
 * writes such a line is not documented: nothing should rely on more than that the message is in it.
 */
export function createApiLog(
  { apiId, fieldLogLevel = 'NONE' }: Pick<ApiConfiguration, 'apiId' | 'fieldLogLevel'>,
  ports: Pick<Ports, 'log' | 'putLogLine'>,
): (line: ConsoleLine) => void {
  return ({ level, at, message }) => {
    ports.log({ level: level === 'error' ? 'error' : 'info', kind: 'console', message, resolver: at });
    if (WRITTEN[fieldLogLevel].includes(level))
      ports.putLogLine?.(`/aws/appsync/apis/${apiId}`, `${LOG_LEVELS[level]} - ${at}: ${message}`);
  };
}
