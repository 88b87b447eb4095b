import type { HealthCall } from '../../model/calls';
import type { Health } from '../../schema/generated/types';
import { logOfRequest, type Log } from '../lib/log';
import { healthOf, type Counts } from './health';

/** What the table knows of money that needs somebody. */
export type MoneyHealth = Pick<
  Health,
  'purchasesOverdue' | 'refundsInDoubt' | 'differences' | 'statementMonth'
>;

/** Where it is read from. */
export interface HealthServices {
  counts: { read(now: number): Promise<Counts> };
  money: { read(now: number): Promise<MoneyHealth> };
  now: () => number;
  log: Log;
}

/**
 * Milliseconds for which an answer is given again: boards ask every half minute, and many that are open cost about as much as
 * two. Figures come by the minute.
 */
export const KEPT_MS = 15_000;

const UNKNOWN_COUNTS = {
  asOf: null,
  lagSeconds: null,
  talliesTold: null,
  refused: null,
  paymentsWaitSeconds: null,
  paymentsGivenUp: null,
};
const UNKNOWN_MONEY: MoneyHealth = {
  purchasesOverdue: null,
  refundsInDoubt: null,
  differences: null,
  statementMonth: null,
};

/** Serves `Query.health`. What cannot be read is null: one source that fails does not take the other with it. */
export function readHealthHandler(services: HealthServices) {
  let kept: { at: number; health: Promise<Health> } | undefined;
  return ({ requestId }: HealthCall): Promise<Health> => {
    const now = services.now();
    if (kept === undefined || now - kept.at >= KEPT_MS)
      kept = { at: now, health: readHealth(services, now, logOfRequest(services.log, requestId)) };
    return kept.health;
  };
}

async function readHealth({ counts, money }: HealthServices, now: number, log: Log): Promise<Health> {
  const or =
    <T>(source: string, unknown: T) =>
    (error: unknown): T => {
      log('warn', 'HealthNotRead', { source, reason: (error as Error).name });
      return unknown;
    };
  const [counted, owed] = await Promise.all([
    counts
      .read(now)
      .then((read) => healthOf(read, now))
      .catch(or('metrics', UNKNOWN_COUNTS)),
    money.read(now).catch(or('table', UNKNOWN_MONEY)),
  ]);
  return { ...(counted ?? UNKNOWN_COUNTS), ...owed };
}
