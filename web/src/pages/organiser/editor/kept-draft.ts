import { thisTab } from '../../../ui/storage/browser-storage';
import { takesInvitedOnly, type Draft } from './draft';

/**
 * A voting that is being written, and the key that its request goes by, however often it is sent. Of changes to a voting or to
 * a draft of the server, the key is the `updatedAt` that they are made to, and `base` what the form said then.
 */
export interface KeptDraft {
  key: string;
  draft: Draft;
  base?: Draft;
}

/** Which form a draft is kept of: a new voting, a copy of another one, changes to a voting or to a draft of the server. */
export type DraftPlace = 'new' | `like ${string}` | `edit ${string}` | `draft ${string}`;

const nameOf = (place: DraftPlace): string => `hustings.draft ${place}`;

/** What this tab has kept of somebody's draft, through a reload or a sign-in for instance. */
export function keptDraft(userId: string, place: DraftPlace): KeptDraft | undefined {
  try {
    const kept = JSON.parse(thisTab.get(nameOf(place)) ?? 'null') as (KeptDraft & { userId: string }) | null;
    return kept?.userId === userId
      ? { key: kept.key, draft: kept.draft, ...(kept.base && { base: kept.base }) }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it until it is saved. */
export function keepDraft(userId: string, place: DraftPlace, kept: KeptDraft): void {
  thisTab.set(nameOf(place), JSON.stringify({ ...kept, userId }));
}

/** It was saved, or another one is begun. */
export function forgetDraft(place: DraftPlace): void {
  thisTab.remove(nameOf(place));
}

/**
 * A draft was saved on the server, and is forgotten here but for what the server keeps nothing of: the addresses that are to be
 * invited once it is published, and the zone that its times are written in.
 * @returns what the form says without them, and the key that changes to it go by.
 */
export function keepWhatStaysHere(
  userId: string,
  place: `draft ${string}`,
  updatedAt: string,
  draft: Draft,
): { key: string; draft: Draft } {
  const saved: Draft = { ...draft, invited: [], invitedOnly: takesInvitedOnly(draft) };
  if ((draft.invited ?? []).length > 0 || draft.zone !== undefined)
    keepDraft(userId, place, { key: updatedAt, draft, base: saved });
  else forgetDraft(place);
  return { key: updatedAt, draft: saved };
}
