import { util, type Context } from '@aws-appsync/utils';

/** `ctx` as a handler that knows nothing of it finds it. */
type Everything = Record<
  'args' | 'arguments' | 'identity' | 'source' | 'stash' | 'result' | 'prev' | 'env' | 'error',
  unknown
> &
  Pick<Context, 'info'> & { request: { headers: unknown; domainName: unknown } };

export function request(ctx: Context<object, { from: string }>) {
  ctx.stash.from = 'request';
  return { payload: 'payload' };
}

/** Answers everything that a handler finds in `ctx`. */
export function response(ctx: Everything): unknown {
  return {
    args: ctx.args,
    arguments: ctx.arguments,
    identity: ctx.identity,
    source: ctx.source,
    stash: ctx.stash,
    result: ctx.result,
    prev: ctx.prev,
    env: ctx.env,
    error: ctx.error,
    headers: ctx.request.headers,
    domainName: ctx.request.domainName,
    authType: util.authType(),
    fieldName: ctx.info.fieldName,
    parentTypeName: ctx.info.parentTypeName,
    variables: ctx.info.variables as unknown,
  };
}
