import { util, type Context } from '@aws-appsync/utils';
import { operations, update } from '@aws-appsync/utils/dynamodb';

interface Post {
  id: string;
  likes: number;
  likedBy: string[];
}

/** Counts one like of a post that exists. */
export function request(ctx: Context<{ id: string }>) {
  return update<Post>({
    key: { id: ctx.args.id },
    update: { likes: operations.increment(1) },
    condition: { id: { attributeExists: true } },
  });
}

export function response(ctx: Context): unknown {
  if (ctx.error) {
    if (ctx.error.type === 'DynamoDB:ConditionalCheckFailedException')
      util.error('There is no such post.', 'NotFound');
    util.error(ctx.error.message, ctx.error.type, ctx.result);
  }
  return ctx.result;
}
