import stages from '../../hustings.config';
import { settingsFor } from '../../infra/settings';
import { SOLD_CURRENCIES } from '../../infra/settings/packs/currencies';
import { firstCurrency } from '../../web/src/pages/profile/credits/currency';
import { toMinorUnits, toMoney } from '../../functions/lib/payments/paypal/money';

const pack = { id: 'starter', credits: 10, label: '10 credits', prices: { EUR: '5.00' } };
const december = { from: '2026-12-01T00:00:00Z', until: '2026-12-25T00:00:00+01:00' };

const packsFor = (...creditPacks: unknown[]) =>
  settingsFor({ dev: { kind: 'TRIAL', creditPacks: creditPacks as [] } }, 'dev').payments.packs;

it('are read in minor units and UTC, whatever decimals a currency has', () => {
  const prices = { EUR: '5.00', JPY: '800', HUF: '2000', USD: '5.50' };
  const promotions = [{ ...december, prices: { JPY: '700', HUF: '1800' } }];
  expect(packsFor({ ...pack, prices, promotions })).toEqual([
    {
      id: 'starter',
      credits: 10,
      label: '10 credits',
      prices: { EUR: 500, JPY: 800, HUF: 200_000, USD: 550 },
      promotions: [
        {
          from: '2026-12-01T00:00:00.000Z',
          until: '2026-12-24T23:00:00.000Z',
          prices: { JPY: 700, HUF: 180_000 },
        },
      ],
    },
  ]);
});

it('may come as text from a command line', () => {
  const { packs } = settingsFor(stages, 'dev', (name) =>
    name === 'creditPacks' ? JSON.stringify([pack]) : undefined,
  ).payments;
  expect(packs).toHaveLength(1);
});

it('can be sold in every currency of the list, and PayPal is asked for the very price', () => {
  for (const [currency, { decimals, least = 1 }] of Object.entries(SOLD_CURRENCIES)) {
    const price = least.toFixed(decimals);
    const [offer] = packsFor({ ...pack, prices: { [currency]: price } });
    const money = toMoney(offer?.prices[currency] ?? 0, currency);
    expect(money).toEqual({ currencyCode: currency, value: price });
    expect(toMinorUnits(money)).toBe(offer?.prices[currency]);
  }
});

it.each([
  ['a currency that PayPal does not take', { prices: { ISK: '500' } }, 'PayPal does not take ISK'],
  ['three decimals', { prices: { KWD: '5.000' } }, 'KWD has three decimals'],
  ['no currency', { prices: { eur: '5.00' } }, 'three capital letters'],
  ['decimals of a currency that has none', { prices: { JPY: '500.00' } }, 'it has no decimals'],
  ['decimals of forints', { prices: { HUF: '2000.50' } }, 'it has no decimals'],
  ['too few decimals', { prices: { EUR: '5' } }, 'it has 2 decimals'],
  ['a number', { prices: { EUR: 500 } }, 'cannot cost 500 EUR'],
  ['less than Stripe charges', { prices: { EUR: '0.49' } }, 'Stripe charges 0.50 at least'],
  ['nothing', { prices: { TWD: '0' } }, 'cannot cost "0" TWD'],
  ['too much', { prices: { EUR: '1000000.00' } }, 'eight digits'],
  ['no price', { prices: {} }, 'has no prices'],
  ['no credits', { credits: 0 }, '1 to 10000 credits'],
  ['half a credit', { credits: 1.5 }, '1 to 10000 credits'],
  ['an id with a space', { id: 'My pack' }, 'small letters'],
  ['no label', { label: ' ' }, 'has a label of 1 to 127 characters'],
  ['a field that is none', { price: '5.00' }, 'has no price'],
  ['an instant without zone', { from: '2026-12-01T00:00:00' }, 'write 2026-12-24T00:00:00Z'],
  ['an end before the beginning', { from: december.until, until: december.from }, 'ends before it begins'],
  [
    'a promotion without end',
    { promotions: [{ from: december.from, prices: { EUR: '4.00' } }] },
    'from and until',
  ],
  [
    'a promotion that is dearer',
    { promotions: [{ ...december, prices: { EUR: '5.00' } }] },
    'not below its price',
  ],
  [
    'a promotion in another currency',
    { promotions: [{ ...december, prices: { USD: '4.00' } }] },
    'not below',
  ],
  [
    'two promotions at once',
    { promotions: [december, december].map((when) => ({ ...when, prices: { EUR: '4.00' } })) },
    'two promotions at once in EUR',
  ],
  ['promotions that are no list', { promotions: {} }, 'no list'],
])('refuse %s', (_, changes, complaint) => {
  expect(() => packsFor({ ...pack, ...changes })).toThrow(complaint);
});

it('refuse what is no pack, two of one name, and more than fits', () => {
  expect(() => packsFor(null)).toThrow('small letters');
  expect(() => packsFor(pack, pack)).toThrow('two packs have the id starter');
  const many = Array.from({ length: 40 }, (_, index) => ({ ...pack, id: `pack-${index}` }));
  expect(() => packsFor(...many)).toThrow('2048 fit');
  // Variables of a function are counted in bytes: a character of these takes three.
  const inJapanese = many.slice(0, 10).map((one) => ({ ...one, label: '十'.repeat(60) }));
  expect(JSON.stringify(packsFor(...inJapanese.slice(0, 5))).length).toBeLessThan(1024);
  expect(() => packsFor(...inJapanese)).toThrow('2048 fit');
});

it('every currency is that of some region, so that buyers there see it first', () => {
  const regions = Array.from({ length: 26 * 26 }, (_, index) =>
    String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26)),
  );
  const isShown = (currency: string) =>
    regions.some((region) => firstCurrency(['XXX', currency], [`en-${region}`], null) === currency);
  expect(Object.keys(SOLD_CURRENCIES).filter((currency) => !isShown(currency))).toEqual([]);
});
