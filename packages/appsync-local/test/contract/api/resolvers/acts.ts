import { runtime, util, type Context } from '@aws-appsync/utils';

/** What a handler is told to do. */
export interface Act {
  append?: [message: string, type?: string, data?: unknown, info?: unknown];
  error?: [message: string, type?: string, data?: unknown, info?: unknown];
  unauthorized?: boolean;
  fault?: boolean;
  early?: { value: unknown; skipTo?: 'END' | 'NEXT' };
  replaceStash?: boolean;
  /** What the handler returns; otherwise what it would return by itself. */
  answer?: unknown;
}

/** Acts by the moments of a run: `request`, `first.response`, … */
export type Script = Record<string, Act | undefined>;

/** The context of a field that takes a script. */
export type ScriptContext = Context<{ script: Script; request?: unknown }>;

/** Does what the script says for a moment, and leaves a trace in the stash. */
export function act(ctx: ScriptContext, moment: string, ordinary: unknown): unknown {
  const trace: string[] = (ctx.stash.trace as string[] | undefined) ?? [];
  trace.push(moment);
  ctx.stash.trace = trace;
  const todo: Act = ctx.args.script[moment] ?? {};
  if (todo.append) util.appendError(todo.append[0], todo.append[1], todo.append[2], todo.append[3]);
  if (todo.error) util.error(todo.error[0], todo.error[1], todo.error[2], todo.error[3]);
  if (todo.unauthorized) util.unauthorized();
  // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-member-access -- a fault of the code is what the case is about
  if (todo.fault) return (todo as any).nothing.there;
  if (todo.early) {
    if (todo.early.skipTo) runtime.earlyReturn(todo.early.value, { skipTo: todo.early.skipTo });
    runtime.earlyReturn(todo.early.value);
  }
  return Object.hasOwn(todo, 'answer') ? todo.answer : ordinary;
}
