import { omit } from '../provider/omit';
import type { Account } from './account';
import { invalid } from './errors';
import type { Dispute } from './objects';

/** Where a list of disputes stops unless it is asked for more, and the most that can be asked for. */
const PAGE_SIZE = 10;
const LONGEST_PAGE = 50;

/**
 * `GET /v1/customer/disputes`, newest first ("List disputes" in PayPal's Disputes reference). Like PayPal it lists
 * summaries: neither the transactions nor the outcome are among their members.
 */
export function listDisputes({ state }: Account, query: URLSearchParams): { items: object[]; links: [] } {
  const transaction = query.get('disputed_transaction_id');
  const size = Number(query.get('page_size') ?? PAGE_SIZE);
  if (!Number.isInteger(size) || size < 1 || size > LONGEST_PAGE)
    throw invalid('INVALID_INTEGER_MAX_VALUE', `page_size must be 1 to ${LONGEST_PAGE}.`);
  const matching = Object.values(state.disputes).filter(
    ({ disputed_transactions: disputed }) =>
      !transaction || disputed.some(({ seller_transaction_id: id }) => id === transaction),
  );
  return { items: matching.reverse().slice(0, size).map(summary), links: [] };
}

function summary(dispute: Dispute): object {
  return omit(dispute, 'disputed_transactions', 'dispute_outcome');
}
