import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import {
  MinutesWithVotesDocument,
  type MinutesWithVotesQuery,
} from '../../../../../schema/generated/operations';
import { ApiError, toApiError } from '../../../session/api/api-error';
import { run } from '../../../session/api/client';
import { serverNow, useNow } from '../../../ui/time/clock';
import { MINUTE_MS, startOfMinute } from '../../../ui/voting/minutes';
import { statusAt, type Voting } from '../../../ui/voting/voting';
import type { CountedMinute } from './days';

/** The whole series of a voting. */
export interface AllMinutes {
  /** Those with votes, oldest first; undefined until all of them were read. */
  minutes: CountedMinute[] | undefined;
  /** How many votes the minutes have that were read so far. */
  votes: number;
  /** When they were read, in milliseconds since the epoch. */
  asOf: number | undefined;
  busy: boolean;
  error: ApiError | undefined;
  /** Reads all of them again. After an error it goes on where that came. */
  refresh: () => void;
}

/** How far back minutes are read again while a voting is open: votes of them may have been counted since. */
const LATE_MS = 10 * MINUTE_MS;

/** How long after a minute it is read: counting has caught up by then. */
const SETTLE_MS = 4_000;

/** How far minutes were read. */
interface Reading {
  minutes: CountedMinute[];
  /** Where the next page begins; null: at the beginning. */
  from: string | null;
}

/** Reads on to the end. @param told is told the votes read so far, and says whether they are still wanted. */
async function readOn(id: string, reading: Reading, told: (votes: number) => boolean): Promise<void> {
  let isWanted = true;
  let next: string | null | undefined = reading.from;
  do {
    const answer: MinutesWithVotesQuery = await run(MinutesWithVotesDocument, { id, from: next }, 'voter');
    const page = answer.voting?.minutesWithVotes;
    if (!page) throw new ApiError('VotingNotFound', id);
    for (const { minute, votes, counts } of page.minutes)
      reading.minutes.push({ at: Date.parse(minute), votes, counts: counts.map((count) => count.votes) });
    next = page.next;
    if (next) reading.from = next;
    isWanted = told(votesOf(reading.minutes));
  } while (next && isWanted);
}

function votesOf(minutes: readonly CountedMinute[]): number {
  return minutes.reduce((sum, { votes }) => sum + votes, 0);
}

/**
 * Reads every minute of a voting in which somebody voted, page by page. While it is open, the latest ones are read again after each
 * minute in which votes came; all of them once it has closed, when counts that were hidden are told, and once its tally is final.
 */
export function useMinutes(voting: Voting): AllMinutes {
  const { id, tally } = voting;
  const now = useNow();
  const status = statusAt(voting, now);
  const [minutes, setMinutes] = useState<CountedMinute[]>();
  const [votes, setVotes] = useState(0);
  const [asOf, setAsOf] = useState<number>();
  const [busy, setBusy] = useState(true);
  const [error, setError] = useState<ApiError>();
  const question = useRef(0);
  const halted = useRef<Reading>(undefined);

  const read = useCallback(
    (reading: Reading): void => {
      const mine = ++question.current;
      readOn(id, reading, (known) => {
        if (mine === question.current) setVotes(known);
        return mine === question.current;
      })
        .then(
          () => {
            if (mine !== question.current) return;
            halted.current = undefined;
            setMinutes(reading.minutes);
            setAsOf(serverNow());
            setError(undefined);
          },
          (thrown: unknown) => {
            if (mine !== question.current) return;
            halted.current = reading;
            setError(toApiError(thrown));
          },
        )
        .finally(() => {
          if (mine === question.current) setBusy(false);
        });
    },
    [id],
  );

  useEffect(() => {
    read({ minutes: [], from: null });
    return () => {
      question.current += 1;
    };
  }, [read]);

  const readAgain = (reading: Reading): void => {
    setBusy(true);
    setError(undefined);
    read(reading);
  };
  const refresh = (): void => {
    readAgain(halted.current ?? { minutes: [], from: null });
  };

  const moment = status === 'OPEN' ? Math.floor(now / MINUTE_MS) : `${status} ${tally.final}`;
  const first = useRef(moment);
  const readIfOutdated = useEffectEvent(() => {
    if (busy || minutes === undefined) return;
    if (status !== 'OPEN') {
      if (moment !== first.current) readAgain({ minutes: [], from: null });
      return;
    }
    if (votes === tally.total) return;
    const from = startOfMinute(minutes.at(-1)?.at ?? 0) - LATE_MS;
    readAgain({
      minutes: minutes.filter(({ at }) => at < from),
      from: from > 0 ? new Date(from).toISOString() : null,
    });
  });
  useEffect(() => {
    const timer = setTimeout(readIfOutdated, SETTLE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [moment]);

  return { minutes, votes, asOf, busy, error, refresh };
}
