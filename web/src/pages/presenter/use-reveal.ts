import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';

/** The address of a presenter whose counts are hidden says so: it survives that the page is loaded again. */
const COUNTS = 'counts';
const HIDDEN = 'hidden';

const COUNT_DOWN_FROM = 3;

/** Whether the room sees the counts, and the way there. */
export interface Reveal {
  hidden: boolean;
  /** Seconds to go while they are about to be shown. */
  countDown: number | undefined;
  /** Hides the counts, or begins to count down to showing them; once more: goes on with the last second. */
  toggle: () => void;
}

/** @param onShown called when the counts were shown after a count-down. */
export function useReveal(onShown: () => void): Reveal {
  const [search, setSearch] = useSearchParams();
  const [countDown, setCountDown] = useState<number>();
  const hidden = search.get(COUNTS) === HIDDEN;
  const put = useCallback(
    (hide: boolean): void => {
      setSearch(
        (current) => {
          if (hide) current.set(COUNTS, HIDDEN);
          else current.delete(COUNTS);
          return current;
        },
        { replace: true },
      );
    },
    [setSearch],
  );
  useEffect(() => {
    if (countDown === undefined) return;
    const timer = setTimeout(() => {
      if (countDown > 1) {
        setCountDown(countDown - 1);
        return;
      }
      setCountDown(undefined);
      put(false);
      onShown();
    }, 1_000);
    return () => {
      clearTimeout(timer);
    };
  }, [countDown, put, onShown]);
  return {
    hidden,
    countDown,
    toggle: () => {
      if (!hidden) put(true);
      else if (countDown === undefined) setCountDown(COUNT_DOWN_FROM);
      else setCountDown(1);
    },
  };
}
