/**
 * Looks up the voter whom an organiser names, by user id or verified address, if one is named. Ends the field when there is
 * none.
 */
import { runtime, type Context, type LambdaRequest } from '@aws-appsync/utils';
import type { FindVoterAnswer, FindVoterCall, VoterName } from '../../model/calls';
import { requestIdOf } from '../lib/caller';
import { failUnlessAnswered } from '../lib/function-answer';
import { voterNotFound } from '../lib/refusals';

export const dataSource = 'findVoter';

/** What is handed to it, and what it hands on. */
type FindingStash = { name?: VoterName; userId?: string };

type Ctx = Context<object, FindingStash, undefined, undefined, FindVoterAnswer | null>;

export function request(ctx: Ctx): LambdaRequest {
  if (!ctx.stash.name) runtime.earlyReturn({});
  const payload: FindVoterCall = { name: ctx.stash.name, requestId: requestIdOf(ctx.request) };
  return { operation: 'Invoke', payload };
}

export function response(ctx: Ctx): object {
  failUnlessAnswered(ctx.error, ctx.result);
  if (!ctx.result?.userId) voterNotFound();
  ctx.stash.userId = ctx.result.userId;
  return {};
}
