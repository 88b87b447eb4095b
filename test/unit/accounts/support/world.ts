import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Checkout } from '../../../../model/checkouts';
import { deleteAccountHandler } from '../../../../functions/delete-account/handler';
import type { DeletingServices } from '../../../../functions/delete-account/delete-account';
import { VoterItems } from '../../../../functions/delete-account/voter-items';
import type { PaymentGateway } from '../../../../functions/lib/checkouts/gateway';
import { TableStore } from '../../../../functions/lib/checkouts/table-store';
import { appSeenKey, profileKey, checkoutKey, checkoutRequestKey } from '../../../../model/keys';
import { aCheckout, aPaidRecord } from '../../payments/support/factories';
import { keepingLog } from '../../payments/support/keeping-log';
import { TABLE_NAME, type LocalTable } from '../../payments/support/local-table';
import { voterIn } from './voter';

/** A provider at which nothing was paid. */
export const nothingPaid: PaymentGateway = {
  open: () => Promise.reject(new Error('Nobody opens a page here.')),
  close: () => Promise.resolve(),
  lookUp: () => Promise.resolve(aPaidRecord({ state: 'OPEN', amount: 0 })),
  makeRefund: () => Promise.reject(new Error('Nobody is given money back here.')),
  find: () => Promise.resolve(undefined),
};

/** What a test wants to be otherwise. */
export interface DeletingOptions {
  gateway?: Partial<PaymentGateway>;
  users?: DeletingServices['users'];
  dynamodb?: DynamoDBClient;
  services?: Partial<DeletingServices>;
}

/** The function on a local table, with everything but the table played. */
export function deletingWorld(table: LocalTable, options: DeletingOptions = {}) {
  const { log, lines, events } = keepingLog();
  const dynamodb = options.dynamodb ?? table.dynamodb;
  const gateway = { ...nothingPaid, ...options.gateway };
  const removed: string[] = [];
  const services: DeletingServices = {
    store: new TableStore(dynamodb, TABLE_NAME),
    items: new VoterItems(dynamodb, TABLE_NAME),
    gateways: { STRIPE: gateway, PAYPAL: gateway },
    users: options.users ?? { remove: (userId) => Promise.resolve(void removed.push(userId)) },
    receipts: { send: () => Promise.resolve() },
    log,
    now: Date.now,
    ...options.services,
  };
  const handler = deleteAccountHandler(services);
  return {
    services,
    /** Users that the directory was told to remove. */
    removed,
    lines,
    events,
    delete: (userId: string) => handler({ identity: { sub: userId } }),
  };
}

/** A voter with something of everything: five credits, a vote, and a checkout in every state. */
export async function busyVoter(table: LocalTable) {
  const voter = voterIn(table);
  const { userId } = voter;
  const checkout = async (changes: Partial<Checkout> & { id: string }): Promise<Checkout> => {
    const made = aCheckout({ userId, providerReference: `STRIPE#${userId}-${changes.id}`, ...changes });
    await voter.keep(checkoutKey(userId, made.id), made);
    return made;
  };
  await voter.keep(profileKey(userId), { displayName: 'Anna', showPaidVotings: false });
  await voter.grant(6, 'once');
  await voter.spend();
  await checkout({ id: 'pending' });
  await checkout({ id: 'unopened', providerReference: undefined });
  for (const status of ['CANCELLED', 'EXPIRED', 'FAILED'] as const) await checkout({ id: status, status });
  for (const status of ['PAID', 'REFUNDED', 'DISPUTED'] as const)
    await checkout({ id: status, status, paid: true });
  await checkout({ id: 'wrong', status: 'FAILED', failure: 'WRONG_AMOUNT' });
  await voter.keep(appSeenKey(userId), { at: '2026-11-26T12:00:00.000Z' });
  await voter.keep(checkoutRequestKey(userId, 'k'), { idempotencyKey: 'k', checkoutId: 'PAID' });
  return { ...voter, checkout };
}
