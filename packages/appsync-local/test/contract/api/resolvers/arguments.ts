import type { Context } from '@aws-appsync/utils';

/** Answers every argument as the code finds it. */
export function request(ctx: Context<object>) {
  return { payload: ctx.args };
}

export function response(ctx: Context): unknown {
  return ctx.result;
}
