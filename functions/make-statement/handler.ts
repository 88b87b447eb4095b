import type { Context } from 'aws-lambda';
import { setTimeout as pause } from 'node:timers/promises';
import { monthFrom, monthStart, statementOf, unkeptOf, type StatementProgress } from '../../model/statements';
import type { PaymentProvider } from '../../schema/generated/types';
import { Comparing } from './compare';
import { listPage } from './list';
import { matchNext } from './match';
import { openingDifferences } from './opening';
import type { StatementParts } from './parts';
import { scanPage } from './scan';
import type { StatementStore } from './store';

/** Milliseconds that must be left for one more step; with less, the rest is for the next run. */
const TIME_FOR_A_STEP = 5 * 60_000;

/** Days of a month on which the statement of the one before is made by itself. */
const [FIRST_DAY, LAST_DAY] = [3, 9];

/** Milliseconds after a month before its statement can be made: until all lists tell what happened in it, and some. */
export const UNTIL_ALL_IS_LISTED = 24 * 3600_000;

/** What a run did. */
export type StatementRun =
  { did: 'NOTHING' | 'WAITED' } | { did: 'WENT_ON' | 'MADE'; month: string; revision: number };

/**
 * Makes the statement of the month before, in the first days of a month, or goes on with one that was asked for. It may be
 * stopped and begun at any moment: what was found out until then is written down.
 */
export function statementHandler({ statements, services, lists, sleep = pause }: StatementParts) {
  return async (
    _: unknown,
    { getRemainingTimeInMillis }: Pick<Context, 'getRemainingTimeInMillis'>,
  ): Promise<StatementRun> => {
    const now = services.now();
    const found = (await statements.progress()) ?? (await begunByItself(statements, now));
    if (!found) return { did: 'NOTHING' };
    const busyUntil = new Date(now + getRemainingTimeInMillis()).toISOString();
    if (found.busyUntil && found.busyUntil > new Date(now).toISOString()) return { did: 'WAITED' };
    const run = new Run({ statements, services, lists, sleep }, { ...found, busyUntil });
    return run.go(() => getRemainingTimeInMillis() > TIME_FOR_A_STEP);
  };
}

async function begunByItself(
  statements: StatementStore,
  now: number,
): Promise<StatementProgress | undefined> {
  const today = new Date(now);
  if (today.getUTCDate() < FIRST_DAY || today.getUTCDate() > LAST_DAY) return undefined;
  const month = monthFrom(today.toISOString().slice(0, 7), -1);
  if (await statements.newest(month)) return undefined;
  await statements.begin(month, 1);
  return statements.progress();
}

class Run {
  private readonly comparing: Comparing;

  constructor(
    private readonly parts: Required<StatementParts>,
    private progress: StatementProgress,
  ) {
    this.comparing = new Comparing(parts);
  }

  async go(isTime: () => boolean): Promise<StatementRun> {
    const { month, revision } = this.progress;
    await this.save(this.progress);
    try {
      while (isTime()) {
        const next = await this.step();
        if (!next) return { did: 'MADE', month, revision };
        await this.save(next);
      }
    } catch (error) {
      await this.save(withoutLease(this.progress));
      throw error;
    }
    await this.save(withoutLease(this.progress));
    return { did: 'WENT_ON', month, revision };
  }

  /** @returns undefined once the statement is made. */
  private async step(): Promise<StatementProgress | undefined> {
    const { parts, progress, comparing } = this;
    if (progress.stage === 'LIST') return listPage(parts, progress);
    if (progress.stage === 'MATCH') return matchNext(parts, comparing, progress);
    const next = await scanPage(parts, comparing, progress);
    if (next.after) return next;
    await this.finish(next);
    return undefined;
  }

  private async finish(progress: StatementProgress): Promise<void> {
    const { statements, services } = this.parts;
    const { month, revision, unread, sums } = progress;
    for (const [name, reason] of Object.entries(unread)) {
      const [provider, reference] = name.split(' ') as [PaymentProvider, string];
      // Of a provider through which nothing was ever sold nobody has to have keys.
      if (Object.keys(sums.money).some((money) => money.startsWith(`${provider} `)))
        await statements.addDifference(progress, { kind: 'NOT_READ', provider, reference, theirs: reason });
    }
    const before = await statements.newest(monthFrom(month, -1));
    for (const difference of openingDifferences(statementOf(progress, sums, NOT_YET), before))
      await statements.addDifference(progress, difference);
    const differenceCount = (await statements.countDifferences(progress)) + unkeptOf(progress);
    const madeAt = new Date(services.now()).toISOString();
    const statement = statementOf(progress, sums, { madeAt, differenceCount });
    await statements.finish(progress, statement);
    if (differenceCount === 0) services.log('info', 'StatementMade', { month, revision });
    else services.log('error', 'StatementDiffers', { month, revision, differences: differenceCount });
  }

  private async save(next: StatementProgress): Promise<void> {
    const saved = { ...next, version: this.progress.version + 1 };
    await this.parts.statements.save(saved);
    this.progress = saved;
  }
}

const NOT_YET = { madeAt: '', differenceCount: 0 };

function withoutLease(progress: StatementProgress): StatementProgress {
  const { busyUntil: _, ...rest } = progress;
  return rest;
}

/**
 * Asks for the statement of a month.
 * @returns which revision will be made; undefined if one is being made.
 * @throws Error while the month is not over for long enough.
 */
export async function askForStatement(
  statements: Pick<StatementStore, 'newest' | 'begin'>,
  month: string,
  now: number,
): Promise<number | undefined> {
  const end = Date.parse(monthStart(monthFrom(month, 1)));
  if (now < end + UNTIL_ALL_IS_LISTED)
    throw new Error(
      `The statement of ${month} can be made from ${new Date(end + UNTIL_ALL_IS_LISTED).toISOString()}.`,
    );
  const revision = ((await statements.newest(month))?.revision ?? 0) + 1;
  return (await statements.begin(month, revision)) ? revision : undefined;
}
