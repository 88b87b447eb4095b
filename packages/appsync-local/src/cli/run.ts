import { PortTaken, stopWithParent, TemplateProblems, type Log } from '@hustings/aws-local';
import { chooseStacks } from './choose-stacks';
import { UsageError, type ServeOptions } from './options';
import { report, reportLacking } from './report';
import { serve } from './serve';

/** Serves until a signal comes. What was started is stopped then, and when the start fails. */
export async function run(options: ServeOptions): Promise<void> {
  const started = Date.now();
  const undoings: (() => Promise<void> | void)[] = [];
  const end = async (code: number): Promise<never> => {
    for (let undo = undoings.pop(); undo !== undefined; undo = undoings.pop()) await undo();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end(0));
  stopWithParent('appsync-local', () => void end(0));
  try {
    const stacks = chooseStacks(options.source, options.stacks);
    const served = await serve(options, stacks, createLog(options.quiet), (undo) => undoings.push(undo));
    if (served.lacking.length > 0) console.log(`${reportLacking(served.lacking)}\n`);
    console.log(`${report(served, options.dataDirectory)}\n`);
    console.log(`ready after ${((Date.now() - started) / 1000).toFixed(1)} s. Ctrl-C stops everything.`);
  } catch (error) {
    console.error(messageOf(error));
    await end(error instanceof UsageError ? 2 : 1);
  }
}

function createLog(quiet: boolean): Log {
  return (level, source, message) => {
    if (level === 'error') console.error(`${source}: ${message}`);
    else if (!quiet) console.log(`${source}: ${message}`);
  };
}

/** What a person can mend is told without the trace of where it was noticed. */
function messageOf(error: unknown): string {
  if (error instanceof PortTaken)
    return `${error.message} Stop what uses it, or choose another with --port N.`;
  if (error instanceof TemplateProblems && error.message.includes('one GraphQL API is served at a time'))
    return `${error.message}\nChoose one with --api NAME.`;
  if (error instanceof UsageError) return error.advice;
  return error instanceof Error ? error.message : String(error);
}
