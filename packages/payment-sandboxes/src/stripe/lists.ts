import type { Movement, MovementKind } from '../control/states';
import type { Account } from './account';
import { invalid, missing } from './errors';
import { nested, text, type Form } from './form';
import type { StripeObject } from './objects';
import { checkParameters, type ParameterTree } from './parameters';

/** What every list takes ("Pagination" in Stripe's API reference). */
const PAGING: ParameterTree = { limit: true, starting_after: true, ending_before: true, expand: true };

const CREATED: ParameterTree = { created: { gt: true, gte: true, lt: true, lte: true } };

/** What each list can be narrowed by ("List all …" of each object in Stripe's API reference), as far as objects here have it. */
const FILTERS: Record<string, string[]> = {
  '/v1/checkout/sessions': ['payment_intent', 'status'],
  '/v1/payment_intents': [],
  '/v1/charges': ['payment_intent'],
  '/v1/refunds': ['charge', 'payment_intent'],
  '/v1/disputes': ['charge', 'payment_intent'],
  '/v1/events': ['type'],
  '/v1/balance_transactions': ['currency', 'source', 'type'],
};

/** A page of a list, newest first. */
export function page(url: string, objects: StripeObject[], form: Form) {
  const filters = FILTERS[url] ?? [];
  const own = Object.fromEntries(filters.map((name) => [name, true as const]));
  // `created` is an instant, or a range of them.
  const times = typeof form['created'] === 'string' ? { created: true as const } : CREATED;
  checkParameters(form, { ...PAGING, ...times, ...own });
  const limit = Number(text(form, 'limit') ?? '10');
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw invalid('limit', 'Limit must be 1 to 100.', 'parameter_invalid_integer');
  const isWithin = createdIn(form);
  const matching = objects
    .filter((object) => isWithin(object.created))
    .filter((object) =>
      filters.every((name) => {
        const wanted = text(form, name);
        return wanted === undefined || (object as unknown as Record<string, unknown>)[name] === wanted;
      }),
    )
    .reverse();
  const after = text(form, 'starting_after');
  const before = text(form, 'ending_before');
  if (after !== undefined && before !== undefined)
    throw invalid('ending_before', 'You may only specify one of starting_after and ending_before.');
  const last = before === undefined ? matching.length : positionOf(matching, before);
  const start =
    after === undefined
      ? Math.max(0, before === undefined ? 0 : last - limit)
      : positionOf(matching, after) + 1;
  const end = Math.min(start + limit, last);
  const has_more = before === undefined ? end < matching.length : start > 0;
  return { object: 'list', url, has_more, data: matching.slice(start, end) };
}

function positionOf(objects: StripeObject[], id: string): number {
  const position = objects.findIndex((object) => object.id === id);
  if (position < 0) throw missing('object', id);
  return position;
}

/** Whether an object was made when the list wants it. */
function createdIn(form: Form): (created: number) => boolean {
  const range = nested(form, 'created');
  const seconds = (param: string, given: string | undefined): number | undefined => {
    if (given === undefined) return undefined;
    if (!/^\d+$/.test(given)) throw invalid(param, `Invalid integer: ${given}`, 'parameter_invalid_integer');
    return Number(given);
  };
  const bound = (name: string) => seconds(`created[${name}]`, text(range, name));
  const exactly = seconds('created', text(form, 'created'));
  const [gt = -1, gte = 0, lt = Infinity, lte = Infinity] = ['gt', 'gte', 'lt', 'lte'].map(bound);
  return (created) =>
    created > gt && created >= gte && created < lt && created <= lte && created === (exactly ?? created);
}

/** A movement of the account's balance. */
interface BalanceTransaction extends StripeObject {
  object: 'balance_transaction';
  amount: number;
  available_on: number;
  currency: string;
  description: string | null;
  exchange_rate: null;
  fee: 0;
  fee_details: [];
  net: number;
  reporting_category: string;
  source: string;
  status: 'available';
  type: string;
}

/** `type` and `reporting_category` of each kind ("Balance transaction types" and "Reporting categories", Stripe's documentation). */
const TYPES: Record<MovementKind, [type: string, category: string]> = {
  payment: ['charge', 'charge'],
  refund: ['refund', 'refund'],
  refund_failure: ['refund_failure', 'refund_failure'],
  dispute: ['adjustment', 'dispute'],
  dispute_reversal: ['adjustment', 'dispute_reversal'],
};

/** The movements of the account, oldest first: one without fees, with a balance in each currency. */
export function balanceTransactions({ state }: Account): BalanceTransaction[] {
  return state.movements.map((movement) => balanceTransaction(movement));
}

function balanceTransaction({ id, kind, source, amount, currency, at }: Movement): BalanceTransaction {
  const [type, reporting_category] = TYPES[kind];
  const created = Math.floor(at / 1000);
  return {
    id,
    object: 'balance_transaction',
    amount,
    available_on: created,
    created,
    currency,
    description: null,
    exchange_rate: null,
    fee: 0,
    fee_details: [],
    net: amount,
    reporting_category,
    source,
    status: 'available',
    type,
  };
}
