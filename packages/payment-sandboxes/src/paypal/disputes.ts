import { omit } from '../provider/omit';
import type { Account } from './account';
import { invalid } from './errors';
import type { Dispute } from './objects';

/** How long ago the disputes may have begun that are asked for by `start_time` ("List disputes": 180 days). */
const LONGEST_AGO = 180 * 24 * 3600_000;

/** Where a list of disputes stops unless it is asked for more, and the most that can be asked for. */
const PAGE_SIZE = 10;
const LONGEST_PAGE = 50;

/**
 * `GET /v1/customer/disputes`, newest first, page by page ("List disputes" in PayPal's Disputes reference). Like PayPal it lists
 * summaries: neither the transactions nor the outcome are among their members.
 */
export function listDisputes(account: Account, query: URLSearchParams): { items: object[]; links: object[] } {
  const transaction = query.get('disputed_transaction_id');
  const start = query.get('start_time');
  const since = start === null ? -Infinity : Date.parse(start);
  if (start !== null && (Number.isNaN(since) || transaction !== null))
    throw invalid(
      'INVALID_REQUEST',
      'start_time is an instant, and not together with disputed_transaction_id.',
    );
  if (start !== null && since < account.now() - LONGEST_AGO)
    throw invalid('INVALID_REQUEST', 'start_time must be within the last 180 days.');
  const size = Number(query.get('page_size') ?? PAGE_SIZE);
  if (!Number.isInteger(size) || size < 1 || size > LONGEST_PAGE)
    throw invalid('INVALID_INTEGER_MAX_VALUE', `page_size must be 1 to ${LONGEST_PAGE}.`);
  const matching = transaction ? account.disputesOf(transaction) : Object.values(account.state.disputes);
  const found = matching.filter(({ create_time: at }) => Date.parse(at) >= since).reverse();
  const token = query.get('next_page_token');
  const begin = token === null ? 0 : found.findIndex(({ dispute_id: id }) => id === token);
  if (begin < 0) throw invalid('INVALID_PAGINATION_TOKEN', 'next_page_token is none that was given.');
  const next = found[begin + size];
  const href = `https://api-m.sandbox.paypal.com/v1/customer/disputes?next_page_token=${next?.dispute_id}`;
  return {
    items: found.slice(begin, begin + size).map(summary),
    links: next ? [{ href, rel: 'next', method: 'GET' }] : [],
  };
}

function summary(dispute: Dispute): object {
  return omit(dispute, 'disputed_transactions', 'dispute_outcome');
}
