/** The rules of changing a voting. */
import { LAST_VOTE_LANDS_SECONDS } from '../../model/limits';
import { namedOptions, statusAt, type VotingDefinition } from '../../model/voting';
import { invalidInput } from '../lib/failures';
import { fromInstant, toInstant } from '../lib/time';
import type { ChangeStash } from './change';
import type { VotingChanges } from './changes';
import { checkWindow } from './input';
import { votingNotOpen } from '../lib/refusals';

/** What the steps of `updateVoting` hand on. */
export type UpdateStash = ChangeStash & { changes: VotingChanges };

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
): VotingDefinition {
  const status = statusAt(time, fromInstant(current.opensAt), fromInstant(current.closesAt));
  if (status === 'CLOSED') votingNotOpen(status, current);
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
  if (status === 'OPEN') checkChangeWhileOpen(current, updated, time + closingDelay);
  checkWindow(fromInstant(updated.opensAt), fromInstant(updated.closesAt), time);
  return updated;
}

/**
 * Whether a change closes an open voting so soon that it might be written only then: votings/closing.ts has another way
 * for that. A request of AppSync runs for 30 seconds at most, so that what closes later is written in time.
 */
export function closesTooSoonToWrite(
  current: VotingDefinition,
  planned: VotingDefinition,
  time: number,
): boolean {
  const { closesAt, opensAt } = current;
  if (planned.closesAt >= closesAt || time < fromInstant(opensAt)) return false;
  return fromInstant(planned.closesAt) < time + LAST_VOTE_LANDS_SECONDS * 1000;
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
  if (updated.closesAt !== current.closesAt && fromInstant(updated.closesAt) < earliest)
    invalidInput('closesAt', 'An open voting can close in a few seconds at the earliest.');
}

function idsOf({ options }: VotingDefinition): string {
  return options.map(({ id }) => id).join(' ');
}
