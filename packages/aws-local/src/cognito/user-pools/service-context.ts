import type { Context } from 'cognito-local/lib/services/context';
import type { LogService } from 'cognito-local/lib/services/LogService';
import type { Log } from '../../contract';

/** What cognito-local logs through: its errors are passed on, its account of everything else is not. */
export function serviceContext(log: Log): Context {
  const silent = (): void => undefined;
  const logger: LogService = {
    child: () => logger,
    debug: silent,
    info: silent,
    warn: silent,
    error: (...args: unknown[]) => {
      log('error', 'cognito', args.filter((arg) => typeof arg === 'string').join(' '));
    },
  };
  return { logger };
}
