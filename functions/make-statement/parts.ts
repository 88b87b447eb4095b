import type { PaymentProvider } from '../../schema/generated/types';
import type { ProviderLists } from '../lib/checkouts/lists';
import type { SettlingServices } from '../lib/checkouts/settle';
import type { StatementStore } from './store';

/** What making statements works with. */
export interface StatementParts {
  statements: StatementStore;
  services: SettlingServices;
  lists: Record<PaymentProvider, ProviderLists>;
  sleep?: (milliseconds: number) => Promise<unknown>;
}
