/** Deletes the caller's account and data. */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { DeleteAccountAnswer, DeleteAccountCall } from '../model/calls';
import type { DeletedAccount } from '../schema/generated/types';
import { requestIdOf, voterId } from './lib/caller';
import { failUnlessAnswered } from './lib/function-answer';

export const dataSource = 'deleteAccount';

type Ctx = Context<object, object, undefined, undefined, DeleteAccountAnswer>;

export function request(ctx: Ctx): LambdaRequest {
  const payload: DeleteAccountCall = {
    identity: { sub: voterId(ctx.identity) },
    requestId: requestIdOf(ctx.request),
  };
  return { operation: 'Invoke', payload };
}

export function response(ctx: Ctx): DeletedAccount | null {
  failUnlessAnswered(ctx.error, ctx.result);
  return ctx.result.account ?? null;
}
