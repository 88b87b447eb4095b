/** Looks up the voter whom an organiser names, by user id or verified address. Ends the field when there is none. */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { FindVoterAnswer, FindVoterCall } from '../../model/calls';
import type { MutationGrantCreditsArgs } from '../../schema/generated/types';
import type { GrantStash } from '../credits/grant';
import { failUnlessAnswered } from '../lib/function-answer';
import { voterNotFound } from '../lib/refusals';

export const dataSource = 'findVoter';

type Ctx = Context<MutationGrantCreditsArgs, GrantStash, undefined, undefined, FindVoterAnswer | null>;

export function request(ctx: Ctx): LambdaRequest {
  const payload: FindVoterCall = { name: ctx.stash.name };
  return { operation: 'Invoke', payload };
}

export function response(ctx: Ctx): object {
  failUnlessAnswered(ctx.error, ctx.result);
  if (!ctx.result?.userId) voterNotFound();
  ctx.stash.userId = ctx.result.userId;
  return {};
}
