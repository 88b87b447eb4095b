import { util, type Context } from '@aws-appsync/utils';

interface Book {
  id: string;
  failing: boolean;
}

/** Joins the calls of all books of a list into few invocations. */
export function request(ctx: Context<Record<string, never>, Record<string, never>, undefined, Book>) {
  const { id, failing } = ctx.source!;
  return { operation: 'BatchInvoke', payload: { book: id, failing } };
}

export function response(ctx: Context): unknown {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type, ctx.result);
  return ctx.result;
}
