import { minorDigits } from '../../../../../model/currencies';
import { csvOf, pointBeside, type Separator } from '../csv';
import type { Payment } from './payment-search';

const HEAD = [
  'checkout',
  'begun',
  'voter',
  'provider',
  'status',
  'detail',
  'pack',
  'creditsSold',
  'creditsKept',
  'currency',
  'price',
  'received',
  'tax',
  'returned',
  'disputed',
  'refundable',
  'receipt',
  'issued',
  'reference',
];

/** Purchases as CSV, each sum in its currency. Where semicolons separate, a comma stands before the decimals. */
export function paymentsCsv(payments: Payment[], separator: Separator): string {
  const sum = (amount: number | undefined, currency: string): string =>
    amount === undefined ? '' : decimal(amount, currency, pointBeside(separator));
  const rows = payments.map((payment) => {
    const { checkout, userId, credits, disputed, refundable } = payment;
    const { pack, receipt, returned } = checkout;
    const { currency } = moneyTaken(payment);
    return [
      checkout.id,
      checkout.createdAt,
      userId,
      checkout.provider,
      checkout.status,
      checkout.detail ?? '',
      pack.label,
      creditsSold(payment),
      credits,
      currency,
      sum(pack.amount, pack.currency),
      sum(receipt?.total.amount, currency),
      sum(receipt?.tax?.amount, currency),
      sum(receipt ? (returned ?? 0) : undefined, currency),
      sum(disputed, currency),
      sum(refundable, currency),
      receipt?.number ?? '',
      receipt?.issuedAt ?? '',
      receipt?.providerReference ?? '',
    ];
  });
  return csvOf([HEAD, ...rows], separator);
}

/** Credits that were given for it at first: none before it was paid, and none for another sum than the price. */
export function creditsSold({ checkout: { pack, receipt } }: Payment): number {
  const isPrice = receipt?.total.amount === pack.amount && receipt.total.currency === pack.currency;
  return isPrice ? pack.credits : 0;
}

/** What was taken; until something was, the price. */
export function moneyTaken({ checkout: { pack, receipt } }: Payment): { amount: number; currency: string } {
  return receipt?.total ?? pack;
}

/** Minor units as people write them: `5.00`. */
export function decimal(amount: number, currency: string, point: string): string {
  const digits = minorDigits(currency);
  return (amount / 10 ** digits).toFixed(digits).replace('.', point);
}

/**
 * Minor units of what somebody wrote, with a point or a comma, in Western or Arabic digits.
 * @returns undefined for what is no sum of the currency.
 */
export function minorUnitsIn(text: string, currency: string): number | undefined {
  const digits = minorDigits(currency);
  const [, whole, rest = ''] = /^(\d{1,9})(?:[.,](\d+))?$/.exec(inWesternDigits(text.trim())) ?? [];
  return whole === undefined || rest.length > digits ? undefined : Number(whole + rest.padEnd(digits, '0'));
}

/** Digits of Arabic, and of Persian and Urdu, begin at these code points. */
const ARABIC_ZEROS = [0x660, 0x6f0];

function inWesternDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => {
      const code = digit.charCodeAt(0);
      return String(code - ARABIC_ZEROS.findLast((zero) => zero <= code)!);
    })
    .replace('\u066b', '.');
}
