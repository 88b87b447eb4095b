import { invalid, StripeFault } from './errors';
import type { Form, FormValue } from './form';

/** Parameters that a call takes. `true`: whatever is in it; a list's items are described under `*`. */
export type ParameterTree = { [name: string]: true | ParameterTree };

/** Of `POST /v1/checkout/sessions`, as far as this sandbox knows them ("Create a Checkout Session", Stripe's API reference). */
export const SESSION_PARAMETERS: ParameterTree = {
  mode: true,
  client_reference_id: true,
  customer_email: true,
  locale: true,
  metadata: true,
  payment_intent_data: { metadata: true, description: true, receipt_email: true, statement_descriptor: true },
  payment_method_types: true,
  automatic_tax: { enabled: true },
  invoice_creation: { enabled: true },
  line_items: {
    '*': {
      quantity: true,
      price_data: {
        currency: true,
        unit_amount: true,
        tax_behavior: true,
        product_data: { name: true, description: true, images: true, metadata: true },
      },
    },
  },
  success_url: true,
  cancel_url: true,
  expires_at: true,
  submit_type: true,
  expand: true,
};

/** Of `POST /v1/refunds` ("Create a refund"). */
export const REFUND_PARAMETERS: ParameterTree = {
  charge: true,
  payment_intent: true,
  amount: true,
  reason: true,
  metadata: true,
  expand: true,
};

/** @throws StripeFault for the first parameter that the call does not take, as Stripe does. */
export function checkParameters(form: FormValue, known: ParameterTree, path = ''): void {
  const entries = Array.isArray(form)
    ? form.map((item, index) => [String(index), item] as const)
    : Object.entries(form as Form);
  for (const [name, value] of entries) {
    const param = path === '' ? name : `${path}[${name}]`;
    const below = known[name] ?? (/^\d+$/.test(name) ? known['*'] : undefined);
    if (below === undefined)
      throw invalid(param, `Received unknown parameter: ${param}`, 'parameter_unknown');
    if (below !== true && typeof value === 'object') checkParameters(value, below, param);
  }
}

/** "Supported currencies" in Stripe's documentation. */
const CURRENCIES = new Set(
  (
    'usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf ' +
    'clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils ' +
    'inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk ' +
    'mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp ' +
    'sle sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xof xpf yer zar zmw'
  ).split(' '),
);

/** "Minimum and maximum charge amounts" in Stripe's documentation, in the smallest unit of each currency. */
const LEAST: Record<string, number> = {
  usd: 50,
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
};
const MOST = 99_999_999;

/** @throws StripeFault for a currency that Stripe does not take. */
export function checkCurrency(param: string, currency: string): void {
  if (!CURRENCIES.has(currency.toLowerCase()))
    throw new StripeFault(
      400,
      'invalid_request_error',
      `Invalid currency: ${currency}. Stripe currently supports these currencies: ${[...CURRENCIES].join(', ')}`,
      { param },
    );
}

/** @throws StripeFault for a total that Stripe does not charge. */
export function checkTotal(amount: number, currency: string): void {
  const least = LEAST[currency] ?? 50;
  if (amount < least)
    throw new StripeFault(
      400,
      'invalid_request_error',
      `The Checkout Session's total amount must convert to at least ${least} of the smallest unit of ${currency}.`,
      { code: 'amount_too_small' },
    );
  if (amount > MOST)
    throw new StripeFault(400, 'invalid_request_error', 'The total amount must be no more than 999,999.99.', {
      code: 'amount_too_large',
    });
}

/** @throws StripeFault for what is no address that a browser can be sent to. */
export function checkUrl(param: string, url: string): void {
  const address = url.replaceAll('{CHECKOUT_SESSION_ID}', 'cs');
  if (!URL.canParse(address) || !['http:', 'https:'].includes(new URL(address).protocol))
    throw invalid(param, 'Not a valid URL', 'url_invalid');
}

/** @throws StripeFault for a version of the API that there never was ("Versioning"). */
export function checkVersion(version: unknown): void {
  if (version === undefined) return;
  const given = typeof version === 'string' ? version : JSON.stringify(version);
  if (/^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/.test(given)) return;
  throw new StripeFault(400, 'invalid_request_error', `Invalid Stripe API version: ${given}`);
}
