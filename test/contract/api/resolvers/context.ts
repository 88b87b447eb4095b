import { util, type Context } from '@aws-appsync/utils';

export function request(ctx: Context) {
  ctx.stash.from = 'request';
  return { payload: 'payload' };
}

/** Answers everything that a handler finds in `ctx`. */
export function response(ctx: Context): unknown {
  const { args, arguments: same, identity, source, stash, result, prev, env, request: http, info } = ctx;
  return {
    args,
    arguments: same,
    identity,
    source,
    stash,
    result: result as unknown,
    prev,
    env,
    headers: http.headers,
    domainName: http.domainName,
    error: ctx.error,
    authType: util.authType(),
    fieldName: info.fieldName,
    parentTypeName: info.parentTypeName,
    variables: info.variables,
  };
}
