import { extensions, type Context } from '@aws-appsync/utils';

type Filter = Parameters<typeof extensions.setSubscriptionFilter>[0];

export function request() {
  return {};
}

/** Sets the filters that the subscriber asks for. */
export function response(ctx: Context<{ filter?: Filter; ending?: Filter }>): unknown {
  if (ctx.args.filter) extensions.setSubscriptionFilter(ctx.args.filter);
  if (ctx.args.ending) extensions.setSubscriptionInvalidationFilter(ctx.args.ending);
  return null;
}
