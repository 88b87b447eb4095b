import { packsAt, type PackOffer } from '../../../model/credit-packs';

const advent = { from: '2026-12-01T00:00:00.000Z', until: '2026-12-25T00:00:00.000Z' };
const starter: PackOffer = {
  id: 'starter',
  credits: 10,
  label: '10 credits',
  prices: { EUR: 500, JPY: 800 },
  promotions: [{ ...advent, prices: { EUR: 400 } }],
};
const fair: PackOffer = {
  id: 'fair',
  credits: 20,
  label: 'For the fair',
  prices: { EUR: 700 },
  from: '2026-12-20T00:00:00.000Z',
  until: '2026-12-22T00:00:00.000Z',
};

const pricesAt = (offers: PackOffer[], now: string) =>
  packsAt(offers, now).map(({ id, amount, regularAmount, until }) => ({ id, amount, regularAmount, until }));

it('sells a pack in each currency that it has a price in, the packs of one currency together', () => {
  const offers = [{ ...fair, from: undefined, until: undefined }, starter];
  expect(packsAt(offers, '2026-11-01T00:00:00.000Z').map(({ id }) => id)).toEqual([
    'fair-eur',
    'starter-eur',
    'starter-jpy',
  ]);
});

it.each([
  ['2026-11-30T23:59:59.999Z', 500, undefined],
  ['2026-12-01T00:00:00.000Z', 400, 500],
  ['2026-12-24T23:59:59.999Z', 400, 500],
  ['2026-12-25T00:00:00.000Z', 500, undefined],
])('lowers a price while a promotion runs, and says for how long: %s', (now, amount, regularAmount) => {
  expect(pricesAt([starter], now)).toEqual([
    { id: 'starter-eur', amount, regularAmount, until: regularAmount && advent.until },
    { id: 'starter-jpy', amount: 800, regularAmount: undefined, until: undefined },
  ]);
});

it('sells a pack while it is for sale', () => {
  const sold = (now: string) => packsAt([fair], now).length;
  expect(['2026-12-19T23:59:59.999Z', fair.from!, '2026-12-21T23:59:59.999Z', fair.until!].map(sold)).toEqual(
    [0, 1, 1, 0],
  );
});

it('says when a promotion ends that outlasts its pack', () => {
  const short = { ...starter, until: '2026-12-10T00:00:00.000Z' };
  expect(pricesAt([short], '2026-12-02T00:00:00.000Z').map(({ until }) => until)).toEqual([
    short.until,
    short.until,
  ]);
});
