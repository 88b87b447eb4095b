import type { Context } from '@aws-appsync/utils';

interface Message {
  author?: string;
}

export function request(ctx: Context<{ input: Message | Message[] }>) {
  return { payload: ctx.args.input };
}

/** Answers what was said, to the caller and to subscribers. */
export function response(ctx: Context<{ input: Message }>): unknown {
  const { author, ...said } = ctx.result as Message;
  return author ? { ...said, author: { name: author } } : said;
}
