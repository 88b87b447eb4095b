/** The rules of changing a voting. */
import { statusAt, type Option, type VotingDefinition } from '../../model/voting';
import type { UpdateVotingInput } from '../../schema/generated/types';
import { invalidInput } from '../shared/failures';
import { fromInstant, toInstant } from '../shared/time';
import {
  checkWindow,
  validDescription,
  validImageUrl,
  validInstant,
  validOptions,
  validTitle,
} from './input';
import { votingNotOpen } from './refusals';

/**
 * The voting with the changes. What is left out stays as it is; null removes a description or a picture and leaves
 * everything else alone. Ends the field when a change is not allowed now.
 * @param time milliseconds since the epoch.
 * @param closingDelay milliseconds between a change and the earliest new closing time of an open voting.
 */
export function updatedVoting(
  current: VotingDefinition,
  input: UpdateVotingInput,
  time: number,
  closingDelay: number,
): VotingDefinition {
  const status = statusAt(time, fromInstant(current.opensAt), fromInstant(current.closesAt));
  if (status === 'CLOSED') votingNotOpen(status, current);
  const updated: VotingDefinition = {
    ...current,
    title: typeof input.title === 'string' ? validTitle(input.title) : current.title,
    access: input.access ?? current.access,
    opensAt: input.opensAt ? validInstant('opensAt', input.opensAt) : current.opensAt,
    closesAt: input.closesAt ? validInstant('closesAt', input.closesAt) : current.closesAt,
    options: input.options ? validOptions(current.id, input.options) : current.options,
    updatedAt: toInstant(time),
    version: current.version + 1,
  };
  changeDescription(updated, input);
  changeImage(updated, input);
  if (status === 'OPEN') checkChangeWhileOpen(current, updated, time + closingDelay);
  checkWindow(fromInstant(updated.opensAt), fromInstant(updated.closesAt), time);
  return updated;
}

function changeDescription(voting: VotingDefinition, input: UpdateVotingInput): void {
  if (!Object.hasOwn(input, 'description')) return;
  const description = validDescription(input.description);
  if (description) voting.description = description;
  else delete voting.description;
}

function changeImage(voting: VotingDefinition, input: UpdateVotingInput): void {
  if (!Object.hasOwn(input, 'imageUrl')) return;
  const imageUrl = validImageUrl('imageUrl', input.imageUrl);
  if (imageUrl) voting.imageUrl = imageUrl;
  else delete voting.imageUrl;
}

/** A form may send all that it shows: only what differs counts as a change. */
function checkChangeWhileOpen(current: VotingDefinition, updated: VotingDefinition, earliest: number): void {
  const refused = [
    { field: 'title', differs: updated.title !== current.title },
    { field: 'description', differs: updated.description !== current.description },
    { field: 'imageUrl', differs: updated.imageUrl !== current.imageUrl },
    { field: 'access', differs: updated.access !== current.access },
    { field: 'opensAt', differs: updated.opensAt !== current.opensAt },
    { field: 'options', differs: !sameOptions(updated.options, current.options) },
  ].find((change) => change.differs);
  if (refused) invalidInput(refused.field, 'While a voting is open, only its closing time can be changed.');
  if (updated.closesAt !== current.closesAt && fromInstant(updated.closesAt) < earliest)
    invalidInput('closesAt', 'An open voting can close in a few seconds at the earliest.');
}

function sameOptions(some: Option[], others: Option[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => one.label === others[index]?.label && one.imageUrl === others[index].imageUrl)
  );
}
