import type { Instant, OptionContent } from '../../model/voting';
import type { UpdateVotingInput, VotingAccess } from '../../schema/generated/types';
import type { Environment } from '../lib/settings';
import { validDescription, validImageUrl, validInstant, validOptions, validTitle } from './input';

/** Checked changes of a voting. What is left out stays; null removes a description or a picture. */
export type VotingChanges = {
  title?: string;
  description?: string | null;
  imageUrl?: string | null;
  access?: VotingAccess;
  opensAt?: Instant;
  closesAt?: Instant;
  options?: OptionContent[];
};

/** The changes in an organiser's input. Null for what cannot be removed counts as left out. */
export function validChanges(env: Environment, input: UpdateVotingInput): VotingChanges {
  const changes: VotingChanges = {};
  if (typeof input.title === 'string') changes.title = validTitle(input.title);
  if (Object.hasOwn(input, 'description')) changes.description = validDescription(input.description) ?? null;
  if (Object.hasOwn(input, 'imageUrl'))
    changes.imageUrl = validImageUrl(env, 'imageUrl', input.imageUrl) ?? null;
  if (input.access) changes.access = input.access;
  if (input.opensAt) changes.opensAt = validInstant('opensAt', input.opensAt);
  if (input.closesAt) changes.closesAt = validInstant('closesAt', input.closesAt);
  if (input.options) changes.options = validOptions(env, input.options);
  return changes;
}
