import { runtime } from '@aws-appsync/utils';
import { act, type ScriptContext } from './acts';

/** Writes what the script's `store` holds; without one the step is passed over. */
export function request(ctx: ScriptContext): unknown {
  const store: unknown = ctx.args.script.store;
  if (!store) runtime.earlyReturn((ctx.prev as { result: object }).result);
  return act(ctx, 'store.request', store);
}

export function response(ctx: ScriptContext): unknown {
  ctx.stash.seen = { result: ctx.result as unknown, error: ctx.error };
  return act(ctx, 'store.response', ctx.result);
}
