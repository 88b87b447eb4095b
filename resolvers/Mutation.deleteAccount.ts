/** Deletes the caller's account and data. */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { DeletedAccount } from '../schema/generated/types';
import { voterId } from './lib/caller';
import { failUnlessAnswered, type FunctionError } from './lib/function-answer';

export const dataSource = 'deleteAccount';

/** What the function answers: exactly one of the two. `functions/delete-account/fields.ts` is its side of it. */
type Answer = { account?: DeletedAccount; error?: FunctionError };
type Ctx = Context<object, object, undefined, undefined, Answer>;

export function request(ctx: Ctx): LambdaRequest {
  return { operation: 'Invoke', payload: { identity: { sub: voterId(ctx.identity) } } };
}

export function response(ctx: Ctx): DeletedAccount | null {
  failUnlessAnswered(ctx.error, ctx.result);
  return ctx.result.account ?? null;
}
