import { extensions, type Context } from '@aws-appsync/utils';

export function request() {
  return {};
}

/** Evicts an answer of `Query.cached`. */
export function response(ctx: Context<{ keys: Record<string, unknown> }>): unknown {
  extensions.evictFromApiCache('Query', 'cached', ctx.args.keys);
  return true;
}
