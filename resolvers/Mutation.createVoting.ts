/** Creates a voting, unless it would be one too many at some moment. */
import { util, type Context } from '@aws-appsync/utils';
import { tallyFrom } from '../model/tally';
import { namedOptions, type VotingDefinition } from '../model/voting';
import type { CreateVotingInput, MutationCreateVotingArgs } from '../schema/generated/types';
import { tryAgain } from './lib/failures';
import { fromInstant, now, toInstant } from './lib/time';
import type { ChangeStash } from './votings/change';
import {
  checkWindow,
  validDescription,
  validImageUrl,
  validInstant,
  validOptions,
  validTitle,
} from './votings/input';
import { announcedVotingView, type VotingView } from './votings/view';

export const pipeline = [
  'commitNewVoting',
  'commitNewVoting',
  'commitNewVoting',
  'commitNewVoting',
  'commitNewVoting',
  'commitNewVoting',
  'commitNewVoting',
  'commitNewVoting',
  'commitNewVoting',
  'commitNewVoting',
] as const;

type Ctx = Context<MutationCreateVotingArgs, ChangeStash>;

export function request(ctx: Ctx): object {
  const { stash } = ctx;
  stash.change = util.autoId();
  stash.votingId = util.autoUlid();
  stash.planned = { ...newVoting(stash.votingId, ctx.args.input, now()), change: stash.change };
  return {};
}

export function response(ctx: Ctx): VotingView {
  const { committed } = ctx.stash;
  if (!committed) tryAgain();
  return { ...announcedVotingView(ctx.env, committed, now()), tally: tallyFrom(committed, []) };
}

function newVoting(id: string, input: CreateVotingInput, time: number): VotingDefinition {
  const voting: VotingDefinition = {
    id,
    title: validTitle(input.title),
    access: input.access,
    opensAt: input.opensAt ? validInstant('opensAt', input.opensAt) : toInstant(time),
    closesAt: validInstant('closesAt', input.closesAt),
    options: namedOptions(id, [], 0, validOptions(input.options)),
    createdAt: toInstant(time),
    updatedAt: toInstant(time),
    version: 1,
  };
  const description = validDescription(input.description);
  if (description) voting.description = description;
  const imageUrl = validImageUrl('imageUrl', input.imageUrl);
  if (imageUrl) voting.imageUrl = imageUrl;
  checkWindow(fromInstant(voting.opensAt), fromInstant(voting.closesAt), time);
  return voting;
}
