import { firstCurrency } from '../src/pages/profile/credits/currency';
import { formatFor } from '../src/ui/i18n/format';

const sold = ['EUR', 'USD', 'CHF'];

it.each([
  [['de-CH', 'en'], null, 'CHF'],
  [['de'], null, 'EUR'],
  [['en-GB', 'en-US'], null, 'USD'],
  [['en-GB'], null, 'EUR'],
  [['not a language'], null, 'EUR'],
  [['en-US'], 'CHF', 'CHF'],
  [['en-US'], 'JPY', 'USD'],
])('the shop opens in the currency of the buyer: %j, chosen before %j', (languages, chosen, currency) => {
  expect(firstCurrency(sold, languages, chosen)).toBe(currency);
});

// Node.js 20 has none.
beforeAll(() => {
  Object.defineProperty(globalThis, 'navigator', { value: { languages: ['en-US'] }, configurable: true });
});

it.each([
  [500, 'EUR', '€5.00'],
  [800, 'JPY', '¥800'],
  // Browsers count forints whole, and this API and the providers in hundredths.
  [200_000, 'HUF', 'HUF 2,000'],
])('%d of %s is written %s', (amount, currency, words) => {
  expect(
    formatFor('en')
      .money(amount, currency)
      .replace(/\u00a0/g, ' '),
  ).toBe(words);
});
