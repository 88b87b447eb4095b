import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { VotesByMinuteDocument } from '../../../../schema/generated/operations';
import { useStore } from '../../ui/store';
import { serverNow, useTime } from '../../ui/time/clock';
import { MINUTE_MS, startOfMinute, type Minute } from '../../ui/voting/minutes';
import { useStatus } from '../../ui/voting/use-status';
import type { Voting } from '../../ui/voting/voting';
import { ApiError, toApiError } from '../api/api-error';
import { run } from '../api/client';
import type { Identity } from '../api/identity';
import { liveness } from '../live/connection';
import { rememberTally } from './known-votings';
import { latestMinutes, withAnswer, withTotal, type Series } from './series';

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

/** What is known at the moment at which a voting opens. */
const NOTHING_YET: Series = { minutes: [], total: 0, heard: [] };

/**
 * Fetches a voting's series and lets it grow with the tallies that arrive. It is fetched again after each minute in
 * which votes came, after the closing and after a break of the connection.
 * @param count how many minutes.
 */
export function useSeries(voting: Voting, identity: Identity | undefined, count: number): LiveSeries {
  const status = useStatus(voting);
  const now = useTime(startOfMinute);
  const { id, tally } = voting;
  const [series, setSeries] = useState<Series>();
  const [error, setError] = useState<ApiError>();
  const question = useRef(0);

  const ask = useCallback(() => {
    if (identity === undefined) return;
    const mine = ++question.current;
    run(VotesByMinuteDocument, { id, last: count }, identity)
      .then((answer) => {
        if (answer.voting === null) throw new ApiError('VotingNotFound', id);
        if (mine !== question.current) return;
        const { votesByMinute, tally: counted } = answer.voting;
        const minutes = votesByMinute.map(({ minute, votes }) => ({ at: Date.parse(minute), votes }));
        rememberTally(counted);
        setSeries((known) => withAnswer(known, minutes, counted.total));
        setError(undefined);
      })
      .catch((thrown: unknown) => {
        if (mine === question.current) setError(toApiError(thrown));
      });
  }, [id, identity, count]);

  const [opensAt, closesAt] = [Date.parse(voting.opensAt), Date.parse(voting.closesAt)];
  // All who waited are here at the opening, and what has come since is in the tally: the first question is spread, too.
  const isFirstMinute = useTime((at) => at < opensAt + MINUTE_MS);
  const justOpened = status === 'OPEN' && isFirstMinute;
  const started = series ?? (justOpened ? NOTHING_YET : undefined);
  const grown = started && withTotal(started, tally.total, now);
  if (grown !== series) setSeries(grown);

  const opened = status !== 'UPCOMING';
  useEffect(() => {
    if (opened && serverNow() >= Math.min(opensAt + MINUTE_MS, closesAt)) ask();
  }, [ask, opened, opensAt, closesAt]);

  const wasOpen = useRef(false);
  useEffect(() => {
    if (status === 'OPEN') wasOpen.current = true;
  }, [status]);
  const minute = status === 'OPEN' ? now : status;
  const askIfOutdated = useEffectEvent(() => {
    // Minutes and tally are read side by side: votes that only one of them had are found once nothing moves.
    const outdated = error !== undefined || (series?.heard.length ?? 0) > 0;
    if (outdated || (minute === 'CLOSED' && wasOpen.current)) ask();
  });
  useEffect(() => {
    const timer = setTimeout(askIfOutdated, SETTLE_MS + Math.random() * SPREAD_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [minute]);

  const live = useStore(liveness);
  const broken = useRef(false);
  useEffect(() => {
    if (live === 'reconnecting' || live === 'offline') broken.current = true;
    if (live !== 'live' || !broken.current) return;
    broken.current = false;
    ask();
  }, [ask, live]);

  const span = { opensAt, closesAt };
  return {
    minutes: series && latestMinutes(series, span, now, count),
    error: series === undefined ? error : undefined,
    refresh: ask,
  };
}
