/** The minor units of currencies, as this API and the providers count them. Pure and APPSYNC_JS-safe. */

/**
 * Digits of a currency's minor unit: 500 is 5.00 EUR, and 500 JPY. Of the currencies that both providers take, only the yen
 * has none; sums in HUF and TWD are whole, and counted in hundredths all the same ("Supported currencies" in Stripe's
 * documentation). Browsers write HUF without decimals, so that this is not theirs to say.
 */
export function minorDigits(currency: string): number {
  return currency === 'JPY' ? 0 : 2;
}
