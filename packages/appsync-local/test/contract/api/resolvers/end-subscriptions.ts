import { extensions, type Context } from '@aws-appsync/utils';

interface Invalidation {
  subscriptionField: string;
  payload: Record<string, unknown>;
}

export function request() {
  return {};
}

/** Ends the subscriptions that the caller names. */
export function response(ctx: Context<{ calls: Invalidation[] }>): unknown {
  for (const call of ctx.args.calls) extensions.invalidateSubscriptions(call);
  return true;
}
