import { MIN_OPTIONS } from '../../../../../model/limits';
import type { CreateVotingInput, UpdateVotingInput } from '../../../../../schema/generated/types';
import type { SavedDraft } from '../../../session/cache/drafts';
import {
  draftOf,
  emptyOption,
  optionsOf,
  orNull,
  toInstant,
  votersOf,
  type Draft,
  type DraftOption,
} from './draft';
import { localAt } from './zones';

/** A draft that the server has, with room for the options that it lacks. */
export function formOf(saved: SavedDraft): Draft {
  const form = draftOf(saved);
  const missing = Math.max(0, MIN_OPTIONS - form.options.length);
  return {
    ...form,
    opensAt: localOr(saved.draft?.opensAt),
    closesAt: localOr(saved.draft?.closesAt),
    options: [...form.options, ...Array.from({ length: missing }, emptyOption)],
    domains: (saved.voters?.domains ?? []).join(', '),
    invitedOnly: saved.voters?.invitedOnly ?? false,
    invited: [],
  };
}

/** What `createVoting` takes of a draft: what is not said yet is left empty. */
export function toDraftInput(draft: Draft): CreateVotingInput {
  return { ...wholeOf(draft), draft: true };
}

/**
 * What `updateVoting` takes of a draft that the server has: what the form changes, and whether it is published.
 * @param base what the form said when it was saved last: what others have changed since is not changed back.
 * @param now milliseconds since the epoch.
 */
export function toDraftChanges(
  id: string,
  base: Draft,
  draft: Draft,
  publish: boolean,
  now: number,
): UpdateVotingInput {
  const before: Record<string, unknown> = wholeOf(base);
  const changed = Object.entries(wholeOf(draft)).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
  );
  const input: UpdateVotingInput = { ...Object.fromEntries(changed), id, draft: !publish };
  // Only a draft has no opening: what is published at once opens now.
  if (publish && input.opensAt === null) input.opensAt = new Date(now).toISOString();
  return input;
}

/** All that a draft says, with null for what it does not say. Rows without an option are none. */
function wholeOf(draft: Draft) {
  return {
    title: draft.title.trim(),
    description: orNull(draft.description),
    imageUrl: orNull(draft.imageUrl),
    access: draft.access,
    results: draft.results ?? 'ALWAYS',
    opensAt: draft.opensAt === '' ? null : toInstant(draft.opensAt, draft.zone),
    closesAt: draft.closesAt === '' ? null : toInstant(draft.closesAt, draft.zone),
    options: optionsOf({ ...draft, options: draft.options.filter(isBegun) }),
    voters: votersOf(draft).voters ?? null,
  };
}

/** Whether there is anything in the row of an option. */
export function isBegun({ label, imageUrl }: DraftOption): boolean {
  return label.trim() !== '' || imageUrl !== '';
}

function localOr(moment: string | null | undefined): string {
  return moment == null ? '' : localAt(Date.parse(moment), undefined);
}
