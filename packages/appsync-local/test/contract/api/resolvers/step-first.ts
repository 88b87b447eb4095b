import { act, type ScriptContext } from './acts';

export function request(ctx: ScriptContext): unknown {
  return act(ctx, 'first.request', { payload: { from: 'first', prev: ctx.prev as unknown } });
}

export function response(ctx: ScriptContext): unknown {
  return act(ctx, 'first.response', ctx.result);
}
