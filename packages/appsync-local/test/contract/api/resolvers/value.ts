import type { Context } from '@aws-appsync/utils';

/** Answers the argument `value`. */
export function request(ctx: Context<{ value: unknown }>) {
  return { payload: ctx.args.value };
}

export function response(ctx: Context): unknown {
  return ctx.result;
}
