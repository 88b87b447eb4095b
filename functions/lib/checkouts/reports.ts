/** What operators are told of what a provider says: each is a log line, and an alarm by `infra/constructs/payment-signals.ts`. */
import type { Checkout } from '../../../model/checkouts';
import { ProviderError } from '../errors/errors';
import type { Log } from '../log';
import type { PaymentRecord } from './record';
import { isPriceOf } from './standing';

/** Tells of all that is out of the ordinary in a provider's record of a checkout. */
export function report({ log }: { log: Log }, checkout: Checkout, record: PaymentRecord): void {
  const { id: checkoutId, provider, paid } = checkout;
  const isPaid = record.state === 'PAID';
  for (const what of record.unknown ?? [])
    log('error', 'PaymentStatusUnknown', { checkoutId, provider, what });
  for (const detail of record.withheld ?? []) log('error', 'ProviderNeedsMending', { provider, detail });
  if (record.declined && !record.declined.isOurs)
    log('info', 'PaymentDeclined', { checkoutId, provider, reason: record.declined.reason });
  if (record.gone && !paid) log('error', 'PaymentGone', { checkoutId, provider });
  // PayPal does not say for how long it shows an order. What is gone changes nothing, and somebody should know.
  if (paid && !isPaid && record.state !== 'UNKNOWN')
    log('error', 'PaidPaymentGone', { checkoutId, provider, state: record.state });
  if (isPaid && !paid && !isPriceOf(checkout, record))
    log('error', 'PaymentWrongAmount', {
      checkoutId,
      provider,
      expected: `${checkout.pack.amount} ${checkout.pack.currency}`,
      taken: `${record.amount} ${record.currency}`,
    });
  // A capture that was under way while the account was deleted: the money has nobody to be for, and goes back by hand.
  if (isPaid && !paid && checkout.expiresAt !== undefined)
    log('error', 'PaidAfterDeletion', { checkoutId, provider });
}

/** Tells of a failure that lasts until an operator mends something. */
export function reportAccess({ log }: { log: Log }, error: unknown): void {
  if (error instanceof ProviderError && error.mendable)
    log('error', 'ProviderNeedsMending', { provider: error.provider, detail: error.detail });
}
