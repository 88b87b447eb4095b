import { useCallback, useEffect, useRef, useState } from 'react';
import { VotesByMinuteDocument } from '../../../../schema/generated/operations';
import { ApiError, toApiError } from '../api/api-error';
import { run, type Identity } from '../api/client';
import { liveness } from '../live/connection';
import { useStore } from '../../ui/store';
import { serverNow, useNow } from '../../ui/time/clock';
import { learnTally } from './known-votings';
import { statusAt, type Voting } from '../../ui/voting/voting';
import { latestMinutes, MINUTE_MS, withAnswer, withTotal, type Minute, type Series } from './series';

/** The votes of a voting's last minutes, up to now or to its closing. */
export interface LiveSeries {
  /** Undefined until they are known. */
  minutes: Minute[] | undefined;
  /** Why they could not be fetched, as long as there are none to show. */
  error: ApiError | undefined;
  refresh: () => void;
}

/** How long after a minute the API is asked how many votes it really had: counting has caught up by then. */
const SETTLE_MS = 4_000;

/** Over how long the browsers of all who watch spread that question: they all ask one partition of the table. */
const SPREAD_MS = 40_000;

/**
 * Fetches a voting's series and lets it grow with the tallies that arrive. It is fetched anew after each minute in
 * which votes came, after the closing and after a break of the connection.
 * @param count how many minutes.
 */
export function useSeries(voting: Voting, identity: Identity | undefined, count: number): LiveSeries {
  const now = useNow();
  const status = statusAt(voting, now);
  const { id, tally } = voting;
  const [series, setSeries] = useState<Series>();
  const [error, setError] = useState<ApiError>();
  const question = useRef(0);

  const ask = useCallback(async () => {
    if (identity === undefined) return;
    const mine = ++question.current;
    try {
      const answer = await run(VotesByMinuteDocument, { id, last: count }, identity);
      if (answer.voting === null) throw new ApiError('VotingNotFound', id);
      if (mine !== question.current) return;
      const { votesByMinute, tally: counted } = answer.voting;
      const minutes = votesByMinute.map(({ minute, votes }) => ({ at: Date.parse(minute), votes }));
      learnTally(counted);
      setSeries((known) => withAnswer(known, minutes, counted.total));
      setError(undefined);
    } catch (thrown) {
      if (mine === question.current) setError(toApiError(thrown));
    }
  }, [id, identity, count]);

  const opened = status !== 'UPCOMING';
  const [opensAt, closesAt] = [Date.parse(voting.opensAt), Date.parse(voting.closesAt)];
  useEffect(() => {
    if (!opened) return;
    const now = serverNow();
    // All who waited are here at the opening, and what has come since is in the tally: the first question is spread, too.
    if (now < opensAt + MINUTE_MS && now < closesAt)
      setSeries((known) => known ?? { minutes: [], total: 0, heard: [] });
    else void ask();
  }, [ask, opened, opensAt, closesAt]);

  useEffect(() => {
    setSeries((known) => known && withTotal(known, tally.total, serverNow()));
  }, [tally.total, series?.total]);

  const outdated = error !== undefined || (series?.heard.length ?? 0) > 0;
  const unsettled = useRef(outdated);
  useEffect(() => {
    unsettled.current = outdated;
  }, [outdated]);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (status === 'OPEN') wasOpen.current = true;
  }, [status]);
  const minute = status === 'OPEN' ? Math.floor(now / MINUTE_MS) : status;
  useEffect(() => {
    const timer = setTimeout(
      () => {
        // Minutes and tally are read side by side: votes that only one of them had are found once nothing moves.
        if (unsettled.current || (minute === 'CLOSED' && wasOpen.current)) void ask();
      },
      SETTLE_MS + Math.random() * SPREAD_MS,
    );
    return () => {
      clearTimeout(timer);
    };
  }, [ask, minute]);

  const live = useStore(liveness);
  const broken = useRef(false);
  useEffect(() => {
    if (live === 'reconnecting' || live === 'offline') broken.current = true;
    if (live !== 'live' || !broken.current) return;
    broken.current = false;
    void ask();
  }, [ask, live]);

  const span = { opensAt, closesAt };
  return {
    minutes: series && latestMinutes(series, span, now, count),
    error: series === undefined ? error : undefined,
    refresh: () => void ask(),
  };
}
