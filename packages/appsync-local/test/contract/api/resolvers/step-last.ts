import { act, type ScriptContext } from './acts';

export function request(ctx: ScriptContext): unknown {
  return act(ctx, 'last.request', { payload: { from: 'last', prev: ctx.prev as unknown } });
}

export function response(ctx: ScriptContext): unknown {
  return act(ctx, 'last.response', ctx.result);
}
