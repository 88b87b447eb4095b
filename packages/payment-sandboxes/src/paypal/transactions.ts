import type { Movement, MovementKind } from '../control/states';
import type { Account } from './account';
import { capturesOf, refundsOf } from './account';
import { invalid } from './errors';
import { money } from './money';
import type { Order } from './objects';

const DAY = 24 * 3600_000;

/** The longest range of one search, and the most that it finds ("List transactions", PayPal's Transaction Search reference). */
const LONGEST = 31 * DAY;
const MOST = 10_000;
const LONGEST_PAGE = 500;

/** Milliseconds until what happened can be found: "a maximum of three hours" ("List transactions"). Here always so long. */
const DELAY = 3 * 3600_000;

/** The pattern of `start_date` and `end_date` there: seconds are required, and a zone. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/i;

const PARAMETERS = new Set(
  (
    'transaction_id transaction_type transaction_status transaction_amount transaction_currency start_date end_date ' +
    'payment_instrument_type store_id terminal_id fields balance_affecting_records_only page_size page'
  ).split(' '),
);

/** Of those, what this sandbox narrows by. */
const READ = new Set(
  'transaction_id transaction_type transaction_status transaction_currency start_date end_date fields balance_affecting_records_only page_size page'.split(
    ' ',
  ),
);

/**
 * "Transaction Event Codes" in PayPal's documentation: `T0006` payments by the Checkout APIs, `T1107` refunds by the merchant,
 * `T1106` reversals of a payment by PayPal, of which the end of a chargeback is its example, `T1110` and `T1111` what is held for
 * a dispute and the end of that. No code there is of a refund that the bank sends back: what belongs to no other code of the
 * group is `T1100`, a general reversal, as here.
 */
const CODES: Record<MovementKind, string> = {
  payment: 'T0006',
  refund: 'T1107',
  refund_failure: 'T1100',
  dispute: 'T1110',
  dispute_reversal: 'T1111',
};

const REVERSAL = 'T1106';

/** `GET /v1/reporting/transactions`: the movements of the account, oldest first. */
export function listTransactions(account: Account, query: URLSearchParams): object {
  for (const name of query.keys()) {
    if (!PARAMETERS.has(name)) throw refused(`${name} is not a parameter of this call.`);
    if (!READ.has(name)) throw refused(`This sandbox does not know transactions by ${name}.`);
  }
  const now = account.now();
  const from = instant(query, 'start_date');
  const to = instant(query, 'end_date');
  if (to < from) throw refused('start_date is later than end_date.');
  if (to - from > LONGEST) throw refused('The date range is greater than 31 days.');
  if (from > now - DELAY) throw refused('Data for the given start date is not available.');
  const size = whole(query, 'page_size', 100, LONGEST_PAGE);
  const page = whole(query, 'page', 1, 2_147_483_647);
  const until = Math.min(to, now - DELAY);
  const found = account.state.movements
    .map((movement) => transaction(account, movement))
    .concat(chargebacks(account))
    .filter(({ at }) => at >= from && at <= until)
    .sort((one, other) => one.at - other.at)
    .map(({ info }) => info)
    .filter((info) =>
      (
        [
          ['transaction_id', info.transaction_id],
          ['transaction_type', info.transaction_event_code],
          ['transaction_status', info.transaction_status],
          ['transaction_currency', info.transaction_amount.currency_code],
        ] as const
      ).every(([name, value]) => (query.get(name) ?? value) === value),
    );
  if (found.length > MOST)
    throw refused(
      'Result set size is greater than the maximum limit. Change the filter criteria and try again.',
      'RESULTSET_TOO_LARGE',
    );
  return {
    transaction_details: found
      .slice((page - 1) * size, page * size)
      .map((transaction_info) => ({ transaction_info })),
    account_number: 'SHOPACCOUNT12',
    start_date: time(from),
    end_date: time(to),
    last_refreshed_datetime: time(now - DELAY),
    page,
    total_items: found.length,
    total_pages: Math.ceil(found.length / size),
    links: [],
  };
}

/** A dispute that was lost: what was held for it is let go, and the payment is reversed by as much. */
function chargebacks(account: Account): ReturnType<typeof transaction>[] {
  const { disputes, ended, movements } = account.state;
  return Object.keys(disputes).flatMap((id) => {
    const own = movements.filter(({ source }) => source === id);
    const held = own.reduce((sum, { amount }) => sum + amount, 0);
    const at = ended[id];
    const [first] = own;
    if (!first || held === 0 || at === undefined) return [];
    const released = transaction(account, {
      ...first,
      id: `${id}-released`,
      kind: 'dispute_reversal',
      amount: -held,
      at,
    });
    const reversed = transaction(account, { ...first, id: `${id}-reversed`, amount: held, at });
    reversed.info.transaction_event_code = REVERSAL;
    return [released, reversed];
  });
}

function transaction({ state }: Account, { id, kind, payment, source, amount, currency, at }: Movement) {
  const order: Order | undefined = state.orders[payment];
  const capture = order && capturesOf(order)[0];
  const refund = order && refundsOf(order).find((each) => each.id === source);
  // A payment and a refund are known by their own ids; what is about another transaction names that.
  const own = kind === 'payment' || (kind === 'refund' && refund !== undefined);
  const info = {
    transaction_id: own ? source : id.slice(-17).toUpperCase(),
    ...(kind !== 'payment' && {
      paypal_reference_id: kind === 'refund_failure' && refund ? refund.id : (capture?.id ?? source),
      paypal_reference_id_type: 'TXN',
    }),
    transaction_event_code: kind === 'refund' && !refund ? REVERSAL : CODES[kind],
    transaction_initiation_date: time(at),
    transaction_updated_date: time(at),
    transaction_amount: money(currency, amount),
    transaction_status: 'S',
    custom_field: refund?.custom_id ?? capture?.custom_id,
  };
  return { at, info };
}

/** As this API writes instants. */
const time = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, '+0000');

const refused = (message: string, issue = 'INVALID_REQUEST') => invalid(issue, message);

function instant(query: URLSearchParams, name: string): number {
  const given = query.get(name);
  if (given === null) throw invalid('MISSING_REQUIRED_PARAMETER', `${name} is required.`);
  const at = INSTANT.test(given) ? Date.parse(given.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : NaN;
  if (Number.isNaN(at)) throw refused(`Invalid ${name}: seconds and a zone are required.`);
  return at;
}

function whole(query: URLSearchParams, name: string, usual: number, most: number): number {
  const value = Number(query.get(name) ?? usual);
  if (!Number.isInteger(value) || value < 1 || value > most) throw refused(`${name} must be 1 to ${most}.`);
  return value;
}
