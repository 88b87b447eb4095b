import type { Draft } from './draft';

/** A new voting that is being written, and the key that its request goes by, however often it is sent. */
export interface KeptDraft {
  key: string;
  draft: Draft;
}

const PLACE = 'hustings.new-voting';

/** What this tab has kept of somebody's new voting, through a reload for instance. */
export function keptDraft(userId: string): KeptDraft | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null') as
      (KeptDraft & { userId: string }) | null;
    return kept?.userId === userId ? { key: kept.key, draft: kept.draft } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it until it is created. */
export function keepDraft(userId: string, kept: KeptDraft): void {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify({ ...kept, userId }));
  } catch {
    // A browser that keeps nothing: the form still works.
  }
}

/** It was created, or another one is begun. */
export function forgetDraft(): void {
  sessionStorage.removeItem(PLACE);
}
