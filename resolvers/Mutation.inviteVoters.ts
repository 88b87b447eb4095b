/** Invites mailboxes to a voting. */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { InviteVotersAnswer, InviteVotersCall } from '../model/calls';
import type { InvitedVoters, MutationInviteVotersArgs } from '../schema/generated/types';
import { requestIdOf, voterId } from './lib/caller';
import { failUnlessAnswered } from './lib/function-answer';

export const dataSource = 'inviteVoters';

type Ctx = Context<MutationInviteVotersArgs, object, undefined, undefined, InviteVotersAnswer>;

export function request(ctx: Ctx): LambdaRequest {
  const payload: InviteVotersCall = {
    arguments: ctx.args,
    identity: { sub: voterId(ctx.identity) },
    requestId: requestIdOf(ctx.request),
  };
  return { operation: 'Invoke', payload };
}

export function response(ctx: Ctx): InvitedVoters | null {
  failUnlessAnswered(ctx.error, ctx.result);
  return ctx.result.invited ?? null;
}
