import type { CheckoutFieldsFragment } from '../../../schema/generated/operations';
import { useFormat } from './i18n/format';

/** The sums of a purchase in words: what was taken, and what went back of it. */
export function useMoneyOf(): (checkout: CheckoutFieldsFragment) => { received: string; returned: string } {
  const format = useFormat();
  return ({ pack, received, returned }) => {
    const taken = received ?? pack;
    return {
      received: format.money(taken.amount, taken.currency),
      returned: format.money(returned ?? 0, taken.currency),
    };
  };
}
