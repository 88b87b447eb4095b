import { minorDigits } from '../../../model/currencies';
import { SOLD_CURRENCIES, whyNotSoldIn } from './currencies';
import { offerOf, type PackSetting, type PromotionSetting, type WrittenPrices } from './pack-setting';

/** All packs with their promotions, as JSON: a function has 4 KB for all of its environment ("Lambda quotas"). */
const MOST_BYTES = 2048;

/** As many as one grant has. */
const MOST_CREDITS = 10_000;

/** PayPal takes so much of `description` ("Create order" in its Orders reference). */
const LONGEST_LABEL = 127;

/** Eight digits are the most that Stripe charges ("Minimum and maximum charge amounts"). */
const MOST_MINOR_UNITS = 99_999_999;

/** What is wrong with packs, each with the name of the pack. */
export function problemsOf(packs: PackSetting[]): string[] {
  const problems = [...packs.flatMap(problemsOfPack), ...repeatedIds(packs)];
  if (problems.length > 0) return problems;
  const bytes = Buffer.byteLength(JSON.stringify(packs.map(offerOf)));
  return bytes > MOST_BYTES
    ? [`all packs take ${bytes} bytes as JSON, and ${MOST_BYTES} fit: take out what is over`]
    : [];
}

const PACK_FIELDS = ['id', 'credits', 'label', 'prices', 'from', 'until', 'promotions'];

function problemsOfPack(pack: PackSetting): string[] {
  const { id, credits, label, prices, promotions = [] } = (pack as PackSetting | null) ?? ({} as PackSetting);
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]{0,40}$/.test(id))
    return [`a pack’s id is small letters, digits and hyphens, not ${JSON.stringify(id)}`];
  const problems = Object.keys(pack)
    .filter((field) => !PACK_FIELDS.includes(field))
    .map((field) => `has no ${field}`);
  if (!Number.isInteger(credits) || credits < 1 || credits > MOST_CREDITS)
    problems.push(`has 1 to ${MOST_CREDITS} credits, not ${JSON.stringify(credits)}`);
  if (typeof label !== 'string' || label.trim() === '' || label.length > LONGEST_LABEL)
    problems.push(`has a label of 1 to ${LONGEST_LABEL} characters`);
  problems.push(...problemsOfPrices(prices), ...problemsOfValidity(pack));
  if (!Array.isArray(promotions)) problems.push('has promotions that are no list');
  if (problems.length === 0) problems.push(...problemsOfPromotions(promotions, prices));
  return problems.map((problem) => `the pack ${id} ${problem}`);
}

function problemsOfPrices(prices: unknown): string[] {
  if (typeof prices !== 'object' || prices === null || Object.keys(prices).length === 0)
    return ['has no prices'];
  return Object.entries(prices).flatMap(([currency, price]: [string, unknown]) => {
    const reason = whyNotSoldIn(currency) ?? whyNotPrice(currency, price);
    return reason === undefined ? [] : [`cannot cost ${JSON.stringify(price)} ${currency}: ${reason}`];
  });
}

function whyNotPrice(currency: string, price: unknown): string | undefined {
  const { decimals = 2, least = 0 } = SOLD_CURRENCIES[currency] ?? {};
  const form = decimals === 0 ? /^[1-9]\d*$/ : /^(0|[1-9]\d*)\.\d\d$/;
  if (typeof price !== 'string' || !form.test(price))
    return decimals === 0
      ? `it has no decimals: write '500'`
      : `it has ${decimals} decimals, and a point: write '5.00'`;
  if (Number(price) < least) return `Stripe charges ${least.toFixed(decimals)} at least`;
  if (Number(price) <= 0) return 'nothing cannot be charged';
  return Number(price) * 10 ** minorDigits(currency) > MOST_MINOR_UNITS
    ? 'Stripe charges eight digits at most'
    : undefined;
}

/** With its zone, so that it is the same instant wherever it is read. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

function problemsOfValidity({ from, until }: { from?: unknown; until?: unknown }): string[] {
  const problems = Object.entries({ from, until })
    .filter(([, instant]) => instant !== undefined && !isInstant(instant))
    .map(([name, instant]) => `has ${name} ${JSON.stringify(instant)}: write 2026-12-24T00:00:00Z`);
  return problems.length === 0 && isInstant(from) && isInstant(until) && Date.parse(until) <= Date.parse(from)
    ? ['ends before it begins']
    : problems;
}

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
}

function problemsOfPromotions(promotions: PromotionSetting[], prices: WrittenPrices): string[] {
  const each = promotions.flatMap((promotion) => {
    const { from, until } = (promotion as PromotionSetting | null) ?? {};
    if (!isInstant(from) || !isInstant(until)) return ['has a promotion without from and until'];
    const problems = [...problemsOfValidity(promotion), ...problemsOfPrices(promotion.prices)];
    if (problems.length > 0) return problems.map((problem) => `has a promotion that ${problem}`);
    return Object.entries(promotion.prices)
      .filter(([currency, price]) => !(Number(price) < Number(prices[currency])))
      .map(([currency]) => `has a promotion from ${from} that is not below its price in ${currency}`);
  });
  return each.length > 0 ? each : overlapping(promotions);
}

function overlapping(promotions: PromotionSetting[]): string[] {
  return promotions.flatMap((one, index) =>
    promotions.slice(index + 1).flatMap((other) => {
      const meet =
        Date.parse(one.from) < Date.parse(other.until) && Date.parse(other.from) < Date.parse(one.until);
      const both = Object.keys(one.prices).filter((currency) => Object.hasOwn(other.prices, currency));
      return meet && both.length > 0 ? [`has two promotions at once in ${both.join(', ')}`] : [];
    }),
  );
}

function repeatedIds(packs: PackSetting[]): string[] {
  const ids = packs.map((pack: PackSetting | null) => pack?.id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map(
    (id) => `two packs have the id ${id}`,
  );
}
