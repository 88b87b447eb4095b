import { util, type Context } from '@aws-appsync/utils';

/** Has a function work out a price. */
export function request(ctx: Context<{ basket: { sku: string; count: number }[] }>) {
  const count = ctx.args.basket.reduce((sum, line) => sum + line.count, 0);
  if (count === 0) util.error('The basket is empty.', 'InvalidInput');
  return { operation: 'Invoke', payload: { basket: ctx.args.basket, caller: util.authType() } };
}

export function response(ctx: Context): unknown {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type, ctx.result);
  return ctx.result;
}
