/** The rules of changing a voting. */
import { MIN_OPTIONS } from '../../model/limits';
import { resultsOf, tellsMore } from '../../model/results';
import { namedOptions, type VotersRule, type VotingDefinition } from '../../model/voting';
import { invalidInput } from '../lib/failures';
import { fromInstant, toInstant } from '../lib/time';
import type { VotingStatus } from '../../schema/generated/types';
import type { ChangeStash } from './change';
import type { VotingChanges } from './changes';
import { checkOptionCount, checkWindow, validTitle } from './input';
import { standingAt } from './standing';
import { votersView } from './voters';
import { votingNotOpen } from '../lib/refusals';

/** What the steps of `updateVoting` hand on. */
export type UpdateStash = ChangeStash & {
  changes: VotingChanges;
  /** The voting with the changes, by the rules for the status in which it was found. */
  plan?: { voting: VotingDefinition; status: VotingStatus };
};

/** Whether the changes are planned for the voting as it stands at a moment, in milliseconds since the epoch. */
export function isPlanned({ plan }: UpdateStash, current: VotingDefinition, time: number): boolean {
  if (!plan) return false;
  const status = standingAt(current, time);
  return plan.status === status && plan.voting.version === current.version + 1;
}

/**
 * The voting with the changes. Ends the field when a change is not allowed now.
 * @param time milliseconds since the epoch.
 * @param closingDelay milliseconds between a change and the earliest new closing time of an open voting.
 */
export function updatedVoting(
  current: VotingDefinition,
  changes: VotingChanges,
  time: number,
  closingDelay: number,
): { voting: VotingDefinition; status: VotingStatus } {
  const status = standingAt(current, time);
  if (status === 'CLOSED') votingNotOpen(status, current);
  if (status !== 'DRAFT') refuseForDraftsOnly(current, changes);
  const { description, imageUrl } = changes;
  const updated: VotingDefinition = {
    ...current,
    title: changes.title ?? current.title,
    access: changes.access ?? current.access,
    opensAt: changes.opensAt ?? current.opensAt,
    closesAt: changes.closesAt ?? current.closesAt,
    updatedAt: toInstant(time),
    version: current.version + 1,
  };
  delete updated.shutAt;
  if (changes.options) {
    const { id, options } = current;
    const made = current.optionsMade ?? options.length;
    updated.options = namedOptions(id, options, made, changes.options);
    const isNew = updated.options.filter((option) => options.indexOf(option) < 0);
    updated.optionsMade = made + isNew.length;
  }
  // AppSync does not tell null from undefined: whether a change is asked for is a question of its key.
  if (description) updated.description = description;
  else if (Object.hasOwn(changes, 'description')) delete updated.description;
  if (imageUrl) updated.imageUrl = imageUrl;
  else if (Object.hasOwn(changes, 'imageUrl')) delete updated.imageUrl;
  if (changes.results) updated.results = changes.results;
  if (changes.voters) updated.voters = changes.voters;
  else if (status === 'DRAFT' && Object.hasOwn(changes, 'voters')) delete updated.voters;
  if (status === 'DRAFT')
    return { status, voting: changes.draft === false ? published(updated, time) : updated };
  if (status === 'OPEN') checkChangeWhileOpen(current, updated, time + closingDelay);
  checkWindow(fromInstant(updated.opensAt), fromInstant(updated.closesAt), time);
  return { voting: updated, status };
}

/** A form may send who may vote as it is: that is no change. */
function refuseForDraftsOnly(current: VotingDefinition, changes: VotingChanges): void {
  const { draft, voters } = changes;
  if (draft) invalidInput('draft', 'A voting that was published does not become a draft again.');
  if (Object.hasOwn(changes, 'voters') && ruleOf(voters ?? undefined) !== ruleOf(current.voters))
    invalidInput('voters', 'Who may vote is said before a voting is published.');
}

function ruleOf(voters: VotersRule | undefined): string {
  const rule = votersView(voters);
  return rule ? `${rule.invitedOnly} ${rule.domains.join(' ')}` : '';
}

/** What a draft becomes, with all that is asked of a new voting. */
function published(draft: VotingDefinition, time: number): VotingDefinition {
  const voting = { ...draft };
  delete voting.draft;
  if (voting.opensAt === '') voting.opensAt = toInstant(time);
  validTitle(voting.title, 1);
  checkOptionCount(voting.options.length, MIN_OPTIONS);
  if (voting.closesAt === '') invalidInput('closesAt', 'Say when the voting closes.');
  checkWindow(fromInstant(voting.opensAt), fromInstant(voting.closesAt), time);
  return voting;
}

/** What an open voting keeps, besides its options. */
const FIXED: ('title' | 'description' | 'imageUrl' | 'access' | 'opensAt')[] = [
  'title',
  'description',
  'imageUrl',
  'access',
  'opensAt',
];

/** A form may send all that it shows: only what differs counts as a change. */
function checkChangeWhileOpen(current: VotingDefinition, updated: VotingDefinition, earliest: number): void {
  const field = FIXED.find((name) => updated[name] !== current[name]);
  const refused = idsOf(updated) === idsOf(current) ? field : 'options';
  if (refused) invalidInput(refused, 'While a voting is open, only its closing time can be changed.');
  if (tellsMore(resultsOf(current), resultsOf(updated)))
    invalidInput(
      'results',
      'While a voting is open, its counts stay hidden as voters were promised. They can only be hidden further.',
    );
  if (updated.closesAt !== current.closesAt && fromInstant(updated.closesAt) < earliest)
    invalidInput('closesAt', 'An open voting can close in a few seconds at the earliest.');
}

function idsOf({ options }: VotingDefinition): string {
  return options.map(({ id }) => id).join(' ');
}
