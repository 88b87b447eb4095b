/** Where people pay in which currency: those that credits may be sold in (ISO 3166 and ISO 4217). */
const REGIONS: Readonly<Record<string, string>> = {
  AUD: 'AU',
  BRL: 'BR',
  CAD: 'CA',
  CHF: 'CH LI',
  CNY: 'CN',
  CZK: 'CZ',
  DKK: 'DK FO GL',
  EUR: 'AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA XK',
  GBP: 'GB GG IM JE',
  HKD: 'HK',
  HUF: 'HU',
  ILS: 'IL',
  JPY: 'JP',
  MXN: 'MX',
  MYR: 'MY',
  NOK: 'NO SJ',
  NZD: 'NZ',
  PHP: 'PH',
  PLN: 'PL',
  SEK: 'SE',
  SGD: 'SG',
  THB: 'TH',
  TWD: 'TW',
  USD: 'EC GU PR SV US VI',
};

/**
 * The currency that the shop shows at first: the one chosen before, else that of a region the browser speaks of, else the
 * first that is sold. @param languages the browser's, such as `de-CH`.
 */
export function firstCurrency(
  sold: string[],
  languages: readonly string[],
  chosen: string | null,
): string | undefined {
  const ofRegions = languages.map((language) => currencyOf(language));
  return [chosen, ...ofRegions].find((currency) => sold.includes(currency ?? '')) ?? sold[0];
}

/** @returns undefined for what is no language, or no region of the list. */
function currencyOf(language: string): string | undefined {
  try {
    // Without a region, the one where most people speak it: German is DE.
    const { region = '' } = new Intl.Locale(language).maximize();
    return Object.keys(REGIONS).find((currency) => REGIONS[currency]?.split(' ').includes(region));
  } catch {
    return undefined;
  }
}
