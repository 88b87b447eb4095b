import { MIN_OPTIONS } from '../../model/limits';
import type { Instant, OptionContent, VotersRule } from '../../model/voting';
import type { ResultsVisibility, UpdateVotingInput, VotingAccess } from '../../schema/generated/types';
import type { Environment } from '../lib/settings';
import { validDescription, validImageUrl, validInstant, validOptions, validTitle } from './input';
import { validVoters } from './voters';

/**
 * Checked changes of a voting. What is left out stays; null removes a description, a picture or who may vote. Empty instants,
 * of a draft, are none.
 */
export type VotingChanges = {
  title?: string;
  description?: string | null;
  imageUrl?: string | null;
  access?: VotingAccess;
  opensAt?: Instant;
  closesAt?: Instant;
  options?: OptionContent[];
  results?: ResultsVisibility;
  voters?: VotersRule | null;
  draft?: boolean;
};

/** The changes in an organiser's input. Null for what cannot be removed counts as left out. */
export function validChanges(env: Environment, input: UpdateVotingInput): VotingChanges {
  const changes: VotingChanges = {};
  const isDraft = input.draft === true;
  if (typeof input.title === 'string') changes.title = validTitle(input.title, isDraft ? 0 : 1);
  if (Object.hasOwn(input, 'description')) changes.description = validDescription(input.description) ?? null;
  if (Object.hasOwn(input, 'imageUrl'))
    changes.imageUrl = validImageUrl(env, 'imageUrl', input.imageUrl) ?? null;
  if (input.access) changes.access = input.access;
  if (input.opensAt) changes.opensAt = validInstant('opensAt', input.opensAt);
  else if (isDraft && Object.hasOwn(input, 'opensAt')) changes.opensAt = '';
  if (input.closesAt) changes.closesAt = validInstant('closesAt', input.closesAt);
  else if (isDraft && Object.hasOwn(input, 'closesAt')) changes.closesAt = '';
  if (input.options) changes.options = validOptions(env, input.options, isDraft ? 0 : MIN_OPTIONS);
  if (input.results) changes.results = input.results;
  if (input.voters || (isDraft && Object.hasOwn(input, 'voters')))
    changes.voters = validVoters(input.voters) ?? null;
  if (typeof input.draft === 'boolean') changes.draft = input.draft;
  return changes;
}
