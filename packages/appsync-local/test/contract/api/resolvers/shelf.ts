import type { Context } from '@aws-appsync/utils';

/** Answers as many books as are asked for, so that a batch has something to gather. */
export function request(ctx: Context<{ size: number; failing: boolean }>) {
  const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const { size, failing } = ctx.args;
  return { payload: digits.slice(0, size).map((id) => ({ id: `${id}`, failing })) };
}

export function response(ctx: Context): unknown {
  return ctx.result;
}
