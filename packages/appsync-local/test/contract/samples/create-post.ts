import { util, type Context } from '@aws-appsync/utils';
import { put } from '@aws-appsync/utils/dynamodb';

interface Post {
  id: string;
  title: string;
  tags: string[];
  author: string;
  postedAt: string;
}

/** Writes a post under a new id, with author and time of the server. */
export function request(ctx: Context<{ title: string; tags: string[] }>) {
  const { sub } = ctx.identity as { sub: string };
  const { title, tags } = ctx.args;
  return put<Post>({
    key: { id: util.autoId() },
    item: { title: title.trim(), tags, author: sub, postedAt: util.time.nowISO8601() },
    condition: { id: { attributeExists: false } },
  });
}

export function response(ctx: Context): unknown {
  return ctx.result;
}
