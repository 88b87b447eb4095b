import { useState } from 'react';
import { useUser } from '../../../session/account/use-session';
import { withChanges, type Draft } from './draft';
import { forgetDraft, keepDraft, keptDraft, type DraftPlace } from './kept-draft';

/** What somebody wrote into the form of something saved, and has not saved. */
export interface KeptChanges {
  /** What the form begins with; undefined: what is saved. */
  kept: Draft | undefined;
  /** Whether there is something to discard in what it begins with. */
  isChanged: boolean;
  /** Changes to what somebody else has changed since: who wrote them decides what becomes of them. */
  onTop: Draft | undefined;
  /** Another number: the form begins again. */
  turn: number;
  keep: (draft: Draft) => void;
  putOnTop: () => void;
  discard: () => void;
  /** What the form says was saved: there is nothing to discard. */
  noteSaved: () => void;
}

/**
 * Keeps what is written into a form, through a reload for instance.
 * @param saved what the form says without it, and its `updatedAt`.
 * @param hasChanges whether there is something to send in a draft.
 */
export function useKeptChanges(
  place: DraftPlace,
  saved: { key: string; draft: Draft },
  hasChanges: (draft: Draft) => boolean,
): KeptChanges {
  const userId = useUser()?.id ?? '';
  const [turn, setTurn] = useState(0);
  const [{ kept, isChanged, onTop }, setChanges] = useState<
    Pick<KeptChanges, 'kept' | 'isChanged' | 'onTop'>
  >(() => {
    const found = keptDraft(userId, place);
    if (found === undefined) return none;
    const isSame = found.key === saved.key;
    const draft = isSame ? found.draft : withChanges(saved.draft, found.base, found.draft);
    if (!hasChanges(draft)) return { ...none, kept: draft };
    return isSame ? { ...none, kept: draft, isChanged: true } : { ...none, onTop: draft };
  });
  const keep = (draft: Draft): void => {
    keepDraft(userId, place, { key: saved.key, draft, base: saved.draft });
  };
  return {
    kept,
    isChanged,
    onTop,
    turn,
    keep,
    putOnTop: () => {
      if (onTop === undefined) return;
      keep(onTop);
      setChanges({ ...none, kept: onTop, isChanged: true });
    },
    discard: () => {
      forgetDraft(place);
      setChanges(none);
      setTurn((before) => before + 1);
    },
    noteSaved: () => {
      setChanges((before) => ({ ...before, isChanged: false }));
    },
  };
}

const none = { kept: undefined, isChanged: false, onTop: undefined };
