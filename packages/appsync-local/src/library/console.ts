import type { ConsoleLine } from '../protocol';
import type { LibraryHost } from './host';

/**
 * `console`: the service documents `log` and `error` ("Supported runtime features") and `debug` ("Monitoring").
 * `info` and `warn` are let through, since the type checker of common editors offers them.
 */
export function createConsole(host: LibraryHost) {
  const at =
    (level: ConsoleLine['level']) =>
    (...values: unknown[]): void => {
      host.console(level, values);
    };
  return { log: at('log'), error: at('error'), debug: at('debug'), info: at('info'), warn: at('warn') };
}
