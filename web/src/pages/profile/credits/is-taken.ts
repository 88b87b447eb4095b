import type { CheckoutFieldsFragment } from '../../../../../schema/generated/operations';

/** Whether money was taken for it, whatever became of that since: then there is a receipt. */
export function isTaken({ status, received }: CheckoutFieldsFragment): boolean {
  return received !== null || status === 'PAID' || status === 'REFUNDED' || status === 'DISPUTED';
}
