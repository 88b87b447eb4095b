import { runtime, util, type Context } from '@aws-appsync/utils';

interface Stash {
  audited: boolean;
  actor: string;
}

/** A step of a pipeline that writes who did what, and is passed over for those who are not watched. */
export function request(ctx: Context<object, Stash, { result: { id: string } }>) {
  if (!ctx.stash.audited) runtime.earlyReturn(ctx.prev.result);
  return {
    operation: 'PutItem',
    key: util.dynamodb.toMapValues({ id: util.autoKsuid() }),
    attributeValues: util.dynamodb.toMapValues({
      actor: ctx.stash.actor,
      subject: ctx.prev.result.id,
      labels: null,
    }),
  };
}

export function response(ctx: Context<object, Stash, { result: unknown }>): unknown {
  if (ctx.error) util.appendError('The audit was not written.', 'AuditFailed');
  return ctx.prev.result;
}
