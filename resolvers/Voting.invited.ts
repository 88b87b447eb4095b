/** How many mailboxes are invited to a voting, counted by the function that keeps them. */
import { runtime, type Context, type LambdaRequest } from '@aws-appsync/utils';
import type { CountInvitedAnswer, CountInvitedCall } from '../model/calls';
import { INVITATIONS_OUTLIVE } from '../model/people';
import { requestIdOf } from './lib/caller';
import { failUnlessAnswered } from './lib/function-answer';
import { fromInstant, now } from './lib/time';
import type { VotingView } from './votings/view';

export const dataSource = 'inviteVoters';

type Ctx = Context<object, object, undefined, VotingView, CountInvitedAnswer>;

export function request(ctx: Ctx): LambdaRequest {
  const { source } = ctx;
  if (!source || !isCountable(source)) runtime.earlyReturn(null);
  const payload: CountInvitedCall = { countInvitedTo: source.id, requestId: requestIdOf(ctx.request) };
  return { operation: 'Invoke', payload };
}

export function response(ctx: Ctx): number {
  failUnlessAnswered(ctx.error, null);
  return ctx.result.count;
}

/** Whether only those who are invited may vote, and all of them are still kept. */
function isCountable({ closesAt, status, voters }: VotingView): boolean {
  if (!voters || !voters.invitedOnly || voters.domains.length > 0 || status === 'DRAFT') return false;
  return now() < fromInstant(closesAt) + INVITATIONS_OUTLIVE * 1000;
}
