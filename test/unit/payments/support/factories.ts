import { DEFAULT_PACKS } from '../../../../infra/settings/packs';
import { offerOf } from '../../../../infra/settings/packs/pack-setting';
import { packsAt } from '../../../../model/credit-packs';
import type { Checkout } from '../../../../model/checkouts';
import type { PaymentRecord } from '../../../../functions/lib/checkouts/record';

/** What is for sale where nothing else is configured. */
export const PACKS = DEFAULT_PACKS.map(offerOf);

/** The same as the shop lists it, at any time. */
export const SOLD_PACKS = packsAt(PACKS, '2026-11-01T00:00:00.000Z');

/** A voter. */
export const VOTER = '3f1c7a52-6b7e-4f0e-9d0a-2f6f4f1f7a0b';

/** A pending checkout of ten credits for 5.00 EUR. */
export function aCheckout(changes: Partial<Checkout> = {}): Checkout {
  return {
    id: '01JDA0000000000000000000AA',
    userId: VOTER,
    provider: 'STRIPE',
    pack: { id: 'starter-eur', credits: 10, amount: 500, currency: 'EUR', label: '10 credits' },
    status: 'PENDING',
    providerReference: 'STRIPE#cs_test_1',
    redirectUrl: 'https://checkout.example/1',
    paid: false,
    clawbacks: {},
    creditsGiven: 0,
    createdAt: '2026-11-22T08:00:00.000Z',
    updatedAt: '2026-11-22T08:00:00.000Z',
    nextCheckAt: '2026-11-22T08:01:00.000Z',
    checks: 0,
    version: 1,
    ...changes,
  };
}

/** The provider's record of a paid checkout. */
export function aPaidRecord(changes: Partial<PaymentRecord> = {}): PaymentRecord {
  return { state: 'PAID', amount: 500, currency: 'EUR', clawbacks: [], ...changes };
}
