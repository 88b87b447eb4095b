import { nextCheckAt, nextPaidCheckAt, PENDING_LIFETIME } from '../../functions/lib/checkouts/checks';
import { Random } from '../core/random';

/** What purchases leave behind. */
export interface PurchaseFigures {
  purchases: number;
  /** Questions to the providers. */
  checks: number;
  /** Purchases that wait for a question, at the end of each month. */
  waiting: number[];
}

const DAY = 86_400_000;
const MONTH_DAYS = 30;

/** Purchases of a year, each asked about by the schedule of the product: a fifth of them is never paid. */
export function askAboutPurchases(days: number, aDay: number, seed: number): PurchaseFigures {
  const random = new Random(seed ^ 0xca54);
  const ends: { from: number; to: number }[] = [];
  let checks = 0;
  for (let day = 0; day < days; day += 1)
    for (let number = 0; number < aDay; number += 1) {
      const from = (day + random.float()) * DAY;
      const { asked, to } = random.chance(0.2) ? unpaid(from) : paid(from);
      checks += asked;
      ends.push({ from, to });
    }
  const months = Math.max(1, Math.floor(days / MONTH_DAYS));
  const waiting = Array.from({ length: months }, (_, month) => {
    const at = (month + 1) * MONTH_DAYS * DAY;
    return ends.filter(({ from, to }) => from <= at && to > at).length;
  });
  return { purchases: ends.length, checks, waiting };
}

function unpaid(from: number): { asked: number; to: number } {
  let [asked, now] = [0, from];
  for (; now < from + PENDING_LIFETIME; asked += 1) now = Date.parse(nextCheckAt(asked, now));
  return { asked, to: now };
}

function paid(from: number): { asked: number; to: number } {
  const creditsChangedAt = new Date(from).toISOString();
  let [asked, now] = [0, from];
  for (;;) {
    const next = nextPaidCheckAt({ checks: asked, creditsChangedAt }, now);
    if (next === undefined) return { asked, to: now };
    now = Math.max(now + 1, Date.parse(next));
    asked += 1;
  }
}
