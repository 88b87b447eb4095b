import type { Log } from './contract';

/** What is wrong with this process's own output, because its reader is gone. */
const NO_READER = ['EPIPE', 'ERR_STREAM_DESTROYED'];

/**
 * What every guard has missed is a defect: it is logged with where it came from, and the process goes on, because a
 * stack that is used by many must not end with one request. What was being done is lost, nothing else: the services
 * write to disk in whole entries.
 * @param withoutReader is called when nobody reads what the process prints, so that it could not even say so.
 */
export function keepRunning(log: Log, withoutReader: () => void): void {
  const survive = (error: unknown): void => {
    if (NO_READER.includes((error as NodeJS.ErrnoException | undefined)?.code ?? '')) return;
    log('error', 'defect', error instanceof Error ? (error.stack ?? error.message) : String(error));
  };
  process.on('uncaughtException', survive);
  process.on('unhandledRejection', survive);
  for (const stream of [process.stdout, process.stderr]) stream.on('error', withoutReader);
}
