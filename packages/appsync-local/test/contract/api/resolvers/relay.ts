import type { Context } from '@aws-appsync/utils';

/** Passes the argument `request` to the data source as it is. */
export function request(ctx: Context<{ request: unknown }>): unknown {
  return ctx.args.request;
}

/** Answers what came back, failures of the data source included. */
export function response(ctx: Context): unknown {
  const result: unknown = ctx.result;
  return ctx.error ? { result, error: ctx.error } : { result };
}
