import type { Health, RefusalReason } from '../../schema/generated/types';

/** Values of a metric by the minute: the minute's beginning in milliseconds since 1970, and its value. */
export type Minutes = readonly { at: number; value: number }[];

/** What is counted by the minute, over the last {@link LOOKED_BACK}. */
export interface Counts {
  /** How often a function ran that is started every minute: how far the figures go. */
  heartbeat: Minutes;
  /** How often what tells tallies was started. */
  announcers: Minutes;
  /** Milliseconds for which votes waited until they were counted. */
  age: Minutes;
  /** Tallies that the API did not take. */
  untold: Minutes;
  refused: readonly { reason: RefusalReason; minutes: Minutes }[];
  /** Seconds for which the oldest news of a payment has been waiting. */
  paymentAge: Minutes;
  givenUp: Minutes;
}

const MINUTE = 60_000;

/** Minutes that are read: what tells tallies runs for two, and is counted when it has ended. */
export const LOOKED_BACK = 10;

/** Minutes that "at present" takes in, and minutes of what is refused. */
const PRESENT = 2;
const LATELY = 5;

/** Figures that end before that are no present ones: two minutes late is usual, and one more may be the board's. */
const STALE = 5 * MINUTE;

type Counted = Pick<
  Health,
  'asOf' | 'lagSeconds' | 'talliesTold' | 'refused' | 'paymentsWaitSeconds' | 'paymentsGivenUp'
>;

/**
 * What the counts say of the present. A metric that nothing was put into has no values, which says nothing went wrong only as
 * far as the heartbeat goes.
 * @returns undefined if the figures are too old to say anything of it.
 */
export function healthOf(counts: Counts, now: number): Counted | undefined {
  const last = Math.max(...counts.heartbeat.map(({ at }) => at));
  const until = Math.min(last + MINUTE, now);
  if (!(now - until < STALE)) return undefined;
  const since =
    (minutes: number) =>
    ({ at }: { at: number }): boolean =>
      at > last - minutes * MINUTE;
  const most = (minutes: Minutes): number =>
    Math.max(0, ...minutes.filter(since(PRESENT)).map(({ value }) => value));
  const sum = (minutes: Minutes, length: number): number =>
    minutes.filter(since(length)).reduce((total, { value }) => total + value, 0);
  const isAnnouncing = sum(counts.announcers, LOOKED_BACK) > 0 || counts.heartbeat.length < LATELY;
  return {
    asOf: new Date(until).toISOString(),
    lagSeconds: Math.round(most(counts.age) / 1000),
    talliesTold: isAnnouncing && sum(counts.untold, PRESENT) === 0,
    refused: refusalsOf(
      counts.refused.map(({ reason, minutes }) => ({ reason, count: sum(minutes, LATELY) })),
    ),
    paymentsWaitSeconds: Math.round(most(counts.paymentAge)),
    paymentsGivenUp: most(counts.givenUp),
  };
}

/** One for each reason that there was, the most frequent first. */
function refusalsOf(counted: readonly { reason: RefusalReason; count: number }[]) {
  const byReason = new Map<RefusalReason, number>();
  for (const { reason, count } of counted) byReason.set(reason, (byReason.get(reason) ?? 0) + count);
  return [...byReason]
    .filter(([, count]) => count > 0)
    .sort(([, one], [, other]) => other - one)
    .map(([reason, count]) => ({ reason, count }));
}
