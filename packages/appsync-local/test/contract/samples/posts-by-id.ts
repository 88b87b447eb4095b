import type { Context } from '@aws-appsync/utils';
import { batchGet } from '@aws-appsync/utils/dynamodb';

const TABLE = 'Posts';

/** Many posts at once; those that are not there are left out. */
export function request(ctx: Context<{ ids: string[] }>) {
  return batchGet({
    tables: { [TABLE]: { keys: ctx.args.ids.map((id) => ({ id })), consistentRead: true } },
  });
}

export function response(ctx: Context): unknown {
  const { data } = ctx.result as { data: Record<string, unknown[]> };
  return data[TABLE]!.filter((post) => !!post);
}
