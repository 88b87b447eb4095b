/** Creates a voting, unless it would be one too many at some moment. */
import { util, type Context } from '@aws-appsync/utils';
import { draftIdFrom } from '../model/draft';
import { MIN_OPTIONS } from '../model/limits';
import { toldTally } from '../model/results';
import { tallyFrom } from '../model/tally';
import { namedOptions, type VotingDefinition } from '../model/voting';
import type { CreateVotingInput, MutationCreateVotingArgs } from '../schema/generated/types';
import { voterId } from './lib/caller';
import { invalidInput, tryAgain } from './lib/failures';
import { checkIdempotencyKey } from './lib/idempotency';
import type { Environment } from './lib/settings';
import { fromInstant, now, toInstant } from './lib/time';
import { requestOf, type CreationStash } from './votings/creation';
import { checkDraftSelection } from './votings/following';
import {
  checkWindow,
  validDescription,
  validImageUrl,
  validInstant,
  validOptions,
  validTitle,
} from './votings/input';
import { validVoters } from './votings/voters';
import { announcedVotingView, type VotingView } from './votings/view';

export const pipeline = [
  'refuseClosedAccount',
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

type Ctx = Context<MutationCreateVotingArgs, CreationStash>;

export function request(ctx: Ctx): object {
  const { stash } = ctx;
  const { input } = ctx.args;
  checkIdempotencyKey(input.idempotencyKey);
  stash.change = util.autoId();
  stash.action = 'CREATE_VOTING';
  const isDraft = input.draft === true;
  if (isDraft) checkDraftSelection(ctx.info.selectionSetList);
  stash.votingId = isDraft ? draftIdFrom(util.autoUlid()) : util.autoUlid();
  stash.planned = { ...newVoting(ctx.env, stash.votingId, input, now()), change: stash.change };
  stash.planned.createdBy = voterId(ctx.identity);
  if (input.idempotencyKey)
    stash.request = requestOf(stash.planned.createdBy, input.idempotencyKey, stash.planned, input);
  return {};
}

export function response(ctx: Ctx): VotingView {
  const { committed, isRepeated } = ctx.stash;
  if (!committed) tryAgain();
  const time = now();
  const view = announcedVotingView(ctx.env, committed, time);
  // Votes may have come since it was created.
  return isRepeated
    ? view
    : { ...view, tally: toldTally(committed, tallyFrom(committed, []), toInstant(time), false) };
}

function newVoting(env: Environment, id: string, input: CreateVotingInput, time: number): VotingDefinition {
  const isDraft = input.draft === true;
  if (!isDraft && !input.closesAt) invalidInput('closesAt', 'Say when the voting closes.');
  const voting: VotingDefinition = {
    id,
    title: validTitle(input.title, isDraft ? 0 : 1),
    access: input.access,
    opensAt: input.opensAt ? validInstant('opensAt', input.opensAt) : isDraft ? '' : toInstant(time),
    closesAt: input.closesAt ? validInstant('closesAt', input.closesAt) : '',
    options: namedOptions(id, [], 0, validOptions(env, input.options, isDraft ? 0 : MIN_OPTIONS)),
    createdAt: toInstant(time),
    updatedAt: toInstant(time),
    version: 1,
  };
  const description = validDescription(input.description);
  if (description) voting.description = description;
  const imageUrl = validImageUrl(env, 'imageUrl', input.imageUrl);
  if (imageUrl) voting.imageUrl = imageUrl;
  const voters = validVoters(input.voters);
  if (voters) voting.voters = voters;
  if (input.results && input.results !== 'ALWAYS') voting.results = input.results;
  if (isDraft) return { ...voting, draft: true };
  // The same request again may come after the closing, and finds its voting.
  if (!input.idempotencyKey) checkWindow(fromInstant(voting.opensAt), fromInstant(voting.closesAt), time);
  return voting;
}
