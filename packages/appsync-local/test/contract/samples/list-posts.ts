import { util, type Context } from '@aws-appsync/utils';
import * as ddb from '@aws-appsync/utils/dynamodb';

interface Post {
  author: string;
  postedAt: string;
  likes: number;
}

/** A page of an author's posts, newest first, with at least so many likes. */
export function request(
  ctx: Context<{ author: string; minLikes?: number; limit?: number; nextToken?: string }>,
) {
  const { author, minLikes = 0, limit = 10, nextToken } = ctx.args;
  return ddb.query<Post>({
    index: 'byAuthor',
    query: { author: { eq: author }, postedAt: { beginsWith: '2026' } },
    filter: { likes: { ge: minLikes } },
    limit,
    nextToken,
    scanIndexForward: false,
  });
}

export function response(ctx: Context): unknown {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  const { items, nextToken } = ctx.result as { items: Post[]; nextToken: string | null };
  return { items, nextToken };
}
