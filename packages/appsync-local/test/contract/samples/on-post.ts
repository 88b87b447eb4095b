import { extensions, util, type Context } from '@aws-appsync/utils';

/** Posts above a number of likes, of some authors only. */
export function request() {
  return { payload: null };
}

export function response(ctx: Context<{ minLikes: number; authors: string[] }>): unknown {
  const filter = util.transform.toSubscriptionFilter({
    likes: { ge: ctx.args.minLikes },
    author: { in: ctx.args.authors },
  });
  extensions.setSubscriptionFilter(filter);
  // eslint-disable-next-line no-console -- in a resolver it writes to CloudWatch Logs
  console.log(filter);
  return null;
}
