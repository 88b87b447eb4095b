import { util, type Context } from '@aws-appsync/utils';

export function request(ctx: Context<{ input: unknown }>) {
  return { payload: ctx.args.input };
}

export function response(ctx: Context): unknown {
  return util.error('It failed.', 'Failed', ctx.result);
}
