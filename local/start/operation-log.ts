import type { LogEntry } from '@hustings/appsync-local';
import type { Log } from '@hustings/aws-local';

const dim = (text: string): string => (process.stdout.isTTY ? `\u001b[2m${text}\u001b[0m` : text);
const red = (text: string): string => (process.stdout.isTTY ? `\u001b[31m${text}\u001b[0m` : text);

/** Logs of the stack's parts, one readable line each. Quiet leaves errors only. */
export function createLog(quiet: boolean): Log {
  return (level, source, message) => {
    if (level === 'error') console.error(`${timestamp()} ${red(source)} ${message}`);
    else if (!quiet) console.log(`${timestamp()} ${dim(source)} ${message}`);
  };
}

/** The API's own log lines: one for each operation with its duration, and where resolver code failed. */
export function logApiEntry(log: Log, entry: LogEntry): void {
  const source = entry.kind === 'operation' ? 'api' : (entry.resolver ?? 'api');
  // Resolvers log votes that they refuse, which is nothing gone wrong.
  log(entry.kind === 'console' ? 'info' : entry.level, source, entry.message);
}

function timestamp(): string {
  return dim(new Date().toISOString().slice(11, 23));
}
