import type { Checkout } from '../../model/checkouts';
import { takenOf } from '../../model/receipts';
import {
  isBroken,
  isSameMoney,
  moneyBefore,
  moneyName,
  monthFrom,
  monthStart,
  NO_MONEY,
  plus,
  withEntry,
  type StatementProgress,
  type StatementSums,
} from '../../model/statements';
import { differenceOf, isUnread, nameOf, withRecord, type Comparing } from './compare';
import { withDifference } from './differences';
import type { StatementParts } from './parts';
import { listedRange } from './list';
import { ownRecords } from './ours';

/** Read units a second: a sixth of what one partition takes. Those who vote and buy at the same time must not notice. */
const UNITS_PER_SECOND = 500;

/** Adds up one more page of our books, and looks for its records in what the providers listed. */
export async function scanPage(
  parts: StatementParts & { sleep: (milliseconds: number) => Promise<unknown> },
  comparing: Comparing,
  progress: StatementProgress,
): Promise<StatementProgress> {
  const begun = performance.now();
  const { after: before, ...rest } = progress;
  const { voters, checkouts, next, units } = await parts.statements.books(before);
  let scanned: StatementProgress = rest;
  for (const voter of voters) scanned = await withVoter(parts, scanned, voter);
  for (const checkout of checkouts) {
    scanned = { ...scanned, sums: withMoney(scanned.sums, scanned.month, checkout) };
    scanned = await withOwnRecords(parts, comparing, scanned, checkout);
  }
  const left = (units / UNITS_PER_SECOND) * 1000 - (performance.now() - begun);
  if (left > 0) await parts.sleep(left);
  return next ? { ...scanned, after: next } : scanned;
}

/** A voter's profile and sums lie side by side: whichever is seen first, the ledger is added up once. */
async function withVoter(
  { statements }: StatementParts,
  progress: StatementProgress,
  userId: string,
): Promise<StatementProgress> {
  if (progress.lastVoter === userId) return progress;
  const { balance, sum, entries } = await statements.ledger(userId);
  const isExact = balance === undefined || balance === sum;
  const ours = `balance ${balance}, ledger ${sum}`;
  const next = isExact
    ? progress
    : await withDifference(statements, progress, { kind: 'LEDGER', userId, ours });
  const credits = entries.reduce((all, entry) => withEntry(all, next.month, entry), next.sums.credits);
  return { ...next, lastVoter: userId, sums: { ...next.sums, credits } };
}

function withMoney(sums: StatementSums, month: string, checkout: Checkout): StatementSums {
  const name = moneyName(checkout.provider, takenOf(checkout).currency);
  const known = sums.money[name] ?? { opening: NO_MONEY, closing: NO_MONEY };
  const opening = plus(known.opening, moneyBefore(checkout, monthStart(month)));
  const closing = plus(known.closing, moneyBefore(checkout, monthStart(monthFrom(month, 1))));
  const isNothing = isSameMoney(opening, NO_MONEY) && isSameMoney(closing, NO_MONEY);
  return isNothing ? sums : { ...sums, money: { ...sums.money, [name]: { opening, closing } } };
}

/** Records that the provider listed were looked at from there; those that it did not list are named. */
async function withOwnRecords(
  { statements }: StatementParts,
  comparing: Comparing,
  progress: StatementProgress,
  checkout: Checkout,
): Promise<StatementProgress> {
  const { provider } = checkout;
  const listed = await comparing.listed(progress);
  const { from, to } = listedRange(progress.month);
  const unseen = (of: Checkout) =>
    ownRecords(of).filter(({ id, kind, at, ...money }) => {
      const made = Date.parse(at ?? '');
      const isThen = made >= from && made < to && !isUnread(progress, { provider, kind });
      return isThen && !isSameMoney(money, NO_MONEY) && !listed.has(nameOf({ provider, id }));
    });
  if (unseen(checkout).length === 0) return progress;
  const settled = isBroken(progress) ? checkout : await comparing.settled(checkout);
  let next = progress;
  for (const own of unseen(settled)) {
    next = await withDifference(statements, next, differenceOf({ provider, id: own.id }, { checkout, own }));
    const ours = withRecord(next.sums.ours, next.month, { ...own, provider, at: own.at ?? '' });
    next = { ...next, sums: { ...next.sums, ours } };
  }
  return next;
}
