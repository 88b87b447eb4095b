import { useCallback, useEffect, useRef, useState } from 'react';
import { standingOf } from '../../ui/voting/standing';
import { useStatus } from '../../ui/voting/use-status';
import type { Voting } from '../../ui/voting/voting';

/** The moment in which a room is told who has won. */
export interface WinnersMoment {
  shown: boolean;
  /** Shows it, if the voting is closed and somebody voted. */
  show: () => void;
  close: () => void;
}

/** It comes by itself when the result becomes final in front of the room. */
export function useMoment(voting: Voting): WinnersMoment {
  const [shown, setShown] = useState(false);
  const isOver = useStatus(voting) === 'CLOSED' && standingOf(voting).kind !== 'NONE';
  const { final } = voting.tally;
  // A clock that is behind has the voting open still when its result is final.
  const isFinished = final && isOver;
  const wasFinished = useRef(final);
  const show = useCallback(() => {
    if (isOver) setShown(true);
  }, [isOver]);
  const close = useCallback(() => {
    setShown(false);
  }, []);
  useEffect(() => {
    if (isFinished && !wasFinished.current) setShown(true);
    wasFinished.current = isFinished;
  }, [isFinished]);
  return { shown, show, close };
}
