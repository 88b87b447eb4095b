import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Draft } from './draft';

/** How long nothing is written before it is saved: a pause, and not each letter. */
const PAUSE_MS = 3000;

/** What saves itself. */
export interface Autosave {
  /** What was saved last by itself. */
  saved: Draft | undefined;
  /** Until nothing is being saved by itself: what is sent after that is not overtaken. */
  settled: () => Promise<void>;
}

/**
 * Saves a draft a moment after somebody has stopped writing. What cannot be saved now is kept by the tab, and is tried again
 * with the next change.
 * @param unsaved what is to be saved; undefined: nothing, or it cannot be.
 */
export function useAutosave(unsaved: Draft | undefined, save: (draft: Draft) => Promise<void>): Autosave {
  const [saved, setSaved] = useState<Draft>();
  const running = useRef(Promise.resolve());
  const begin = useEffectEvent((draft: Draft) => {
    running.current = running.current
      .then(() => save(draft))
      .then(
        () => {
          setSaved(draft);
        },
        () => undefined,
      );
  });
  useEffect(() => {
    if (unsaved === undefined || unsaved === saved) return undefined;
    const timer = setTimeout(() => {
      begin(unsaved);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [unsaved, saved]);
  return { saved, settled: () => running.current };
}
