import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { providerReference, type Checkout } from '../../model/checkouts';
import { withinDeadline } from '../lib/checkouts/deadline';
import type { PaymentNotice } from '../lib/checkouts/webhook';
import { reportAccess } from '../lib/checkouts/reports';
import { settle, type SettlingServices } from '../lib/checkouts/settle';
import { ProviderError } from '../lib/errors/errors';

/**
 * Settles what webhooks brought, all of a batch at once, so that a provider that hangs holds up its own payments only.
 * What fails goes back to the queue, and after a few times to the dead-letter queue; the other messages of the batch
 * are done (`ReportBatchItemFailures`).
 */
export function settlePaymentHandler(services: SettlingServices) {
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const results = await Promise.allSettled(Records.map((record) => settleRecord(services, record)));
    const batchItemFailures = results.flatMap((result, index) => {
      if (result.status === 'fulfilled') return [];
      const messageId = Records[index]?.messageId ?? '';
      services.log('error', 'PaymentNotSettled', { messageId, reason: (result.reason as Error).message });
      reportAccess(services, result.reason);
      return [{ itemIdentifier: messageId }];
    });
    return { batchItemFailures };
  };
}

async function settleRecord(services: SettlingServices, { body }: SQSRecord): Promise<void> {
  await settleNotice(withinDeadline(services), JSON.parse(body) as PaymentNotice);
}

/** @throws ProviderError, ContentionError */
export async function settleNotice(services: SettlingServices, notice: PaymentNotice): Promise<void> {
  const { provider, eventId, eventType, subject } = notice;
  const checkout = await findCheckout(services, notice);
  if (!checkout) {
    services.log('info', 'PaymentNotOurs', { provider, eventId, eventType });
    return;
  }
  const settled = await settle(services, checkout, {
    disputeId: subject.kind === 'dispute' ? subject.id : undefined,
    isAct: notice.isAct,
  });
  const { id: checkoutId, status, creditsGiven } = settled;
  services.log('info', 'PaymentSettled', { provider, eventId, eventType, checkoutId, status, creditsGiven });
}

/**
 * The index finds most. It lags a little, and a page may be paid before its reference was written down: then the
 * provider knows whose payment it is, because we told it so.
 */
async function findCheckout(
  { store, gateways, log }: SettlingServices,
  { provider, subject, eventId }: PaymentNotice,
): Promise<Checkout | undefined> {
  const indexed =
    subject.kind === 'payment' && (await store.findByReference(providerReference(provider, subject.id)));
  if (indexed) return indexed;
  const found = await gateways[provider].find(subject);
  if (!found) {
    if (subject.kind === 'payment') return undefined;
    // Charges, refunds and disputes follow a payment: a wrong key, or an index of the provider that is behind.
    throw new ProviderError(provider, true, `it does not show ${subject.kind} ${subject.id} of ${eventId}`);
  }
  const reference = providerReference(provider, found.providerId);
  if (!found.owner) return store.findByReference(reference);
  const { userId, checkoutId } = found.owner;
  const checkout = await store.read(userId, checkoutId);
  // The provider names a checkout of ours that is not there: no money can be given back without somebody looking.
  if (!checkout) log('error', 'CheckoutMissing', { provider, eventId, checkoutId });
  return checkout && { ...checkout, providerReference: checkout.providerReference ?? reference };
}
