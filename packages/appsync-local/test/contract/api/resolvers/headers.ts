import { util, type Context } from '@aws-appsync/utils';

export function request(ctx: Context<{ set: Record<string, string> }>) {
  util.http.addResponseHeaders(ctx.args.set);
  util.http.addResponseHeader('x-one', '1');
  return {};
}

export function response(ctx: Context): unknown {
  return util.http.copyHeaders(ctx.request.headers);
}
