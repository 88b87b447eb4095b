/** The voting that a join code leads to. Its tally and the caller's vote are read by the resolvers of those fields. */
import type { Context } from '@aws-appsync/utils';
import { joinCodeIn } from '../model/join-code';
import type { QueryVotingByCodeArgs } from '../schema/generated/types';
import { codeNotFound } from './lib/refusals';
import { now } from './lib/time';
import type { JoinStash } from './votings/join';
import { votingView, type VotingView } from './votings/view';

export const pipeline = ['readJoinCode', 'readJoinedVoting'] as const;

export const cachingKeys = ['$context.arguments.code'] as const;

type Ctx = Context<QueryVotingByCodeArgs, JoinStash>;

export function request(ctx: Ctx): object {
  ctx.stash.code = joinCodeIn(ctx.args.code);
  if (ctx.stash.code === '') codeNotFound();
  return {};
}

export function response({ stash }: Ctx): VotingView {
  if (!stash.voting) codeNotFound();
  return votingView(stash.voting, now());
}
