import { act, type ScriptContext } from './acts';

export function request(ctx: ScriptContext): unknown {
  return act(ctx, 'request', { payload: 'payload' });
}

export function response(ctx: ScriptContext): unknown {
  return act(ctx, 'response', { trace: ctx.stash.trace as unknown, result: ctx.result as unknown });
}
