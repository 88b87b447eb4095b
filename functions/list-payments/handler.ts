import type { ListPaymentsAnswer, ListPaymentsCall } from '../../model/calls';
import type { Checkout } from '../../model/checkouts';
import { checkoutView, takenOf } from '../../model/receipts';
import { askedStatus } from '../../model/refunds';
import type { Payment, PaymentTotals } from '../../schema/generated/types';
import { disputedAmount, refundableAmount } from '../lib/checkouts/refundable';
import { answerTo } from '../lib/errors/answer';
import { mergeNewest } from './merge';
import type { TablePayments } from './table-payments';

/** Purchases that one query looks at where a filter passes most of them over: half a megabyte, 64 read units. */
const FILTERED_PAGE = 500;

/** Pages that one call reads beyond the first ones. */
const MORE_PAGES = 30;

/** Lists purchases for organisers, and adds them up. */
export function listPaymentsHandler(table: Pick<TablePayments, 'shares'>) {
  return async (call: ListPaymentsCall): Promise<ListPaymentsAnswer> => {
    try {
      return call.field === 'payments' ? await list(table, call) : { totals: await addUp(table, call) };
    } catch (error) {
      const answer = answerTo(error);
      if (!answer) throw error;
      return { error: answer };
    }
  };
}

async function list(
  table: Pick<TablePayments, 'shares'>,
  { range, limit, nextToken }: ListPaymentsCall & { field: 'payments' },
): Promise<ListPaymentsAnswer> {
  const isNarrow = Boolean(range.status ?? range.provider);
  const pageSize = isNarrow ? FILTERED_PAGE : limit + 1;
  const { items, next } = await mergeNewest(
    table.shares(range, { pageSize, before: nextToken }),
    limit,
    MORE_PAGES,
  );
  return { payments: { items: items.map(paymentOf), nextToken: next ?? null } };
}

function paymentOf(checkout: Checkout): Payment {
  const { userId, creditsGiven, asked = [], clawbacks } = checkout;
  return {
    checkout: checkoutView(checkout),
    userId,
    credits: creditsGiven,
    refundable: refundableAmount(checkout),
    disputed: disputedAmount(checkout),
    refunds: asked.map((request) => {
      const { id, amount, reason, by, at, refusal } = request;
      return {
        id,
        amount,
        reason,
        by,
        at,
        status: askedStatus(request, clawbacks),
        refusal: refusal ?? null,
      };
    }),
  };
}

/** By day, provider and currency, newest day first. */
async function addUp(
  table: Pick<TablePayments, 'shares'>,
  { range }: ListPaymentsCall,
): Promise<PaymentTotals[]> {
  const totals = new Map<string, PaymentTotals>();
  const shares = table.shares(range, { pageSize: 1000, isPaid: true });
  await Promise.all(
    shares.map(async (read) => {
      for (let page = await read(); page; page = await read())
        for (const checkout of page.items) add(totals, checkout);
    }),
  );
  return [...totals].sort(([one], [other]) => (one < other ? 1 : -1)).map(([, total]) => total);
}

function add(totals: Map<string, PaymentTotals>, checkout: Checkout): void {
  const { provider, returned = 0, creditsGiven } = checkout;
  const { amount, currency } = takenOf(checkout);
  const day = checkout.createdAt.slice(0, 10);
  const name = `${day} ${provider} ${currency}`;
  const nothing = { payments: 0, received: 0, returned: 0, disputed: 0, credits: 0 };
  const total = totals.get(name) ?? { day, provider, currency, ...nothing };
  totals.set(name, {
    ...total,
    payments: total.payments + 1,
    received: total.received + amount,
    returned: total.returned + (returned ?? 0),
    disputed: total.disputed + disputedAmount(checkout),
    credits: total.credits + creditsGiven,
  });
}
