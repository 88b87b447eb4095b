import { act, type ScriptContext } from './acts';

export function request(ctx: ScriptContext): unknown {
  return act(ctx, 'request', { from: 'pipeline request' });
}

/** Answers the way the run took, and what the handler found. */
export function response(ctx: ScriptContext): unknown {
  return act(ctx, 'response', {
    trace: ctx.stash.trace as unknown,
    seen: ctx.stash.seen as unknown,
    prev: ctx.prev as unknown,
    result: ctx.result as unknown,
    error: ctx.error,
  });
}
