import type { CreditPack } from '../schema/generated/types';

/**
 * The packs for sale, in the order a shop shows them. What a checkout costs is copied into it when it is created,
 * so a price changed here never touches a checkout under way. Ids of packs once sold are not used again.
 */
export const CREDIT_PACKS: CreditPack[] = [
  { id: 'starter-eur', credits: 10, amount: 500, currency: 'EUR', label: '10 credits' },
  { id: 'regular-eur', credits: 25, amount: 1000, currency: 'EUR', label: '25 credits' },
  { id: 'campaign-eur', credits: 100, amount: 3500, currency: 'EUR', label: '100 credits' },
  { id: 'starter-usd', credits: 10, amount: 550, currency: 'USD', label: '10 credits' },
  { id: 'campaign-usd', credits: 100, amount: 3900, currency: 'USD', label: '100 credits' },
];
