/** What a receipt says of a purchase. Pure and APPSYNC_JS-safe. */
import type { MoneyBack, Receipt, Checkout as CheckoutOfSchema } from '../schema/generated/types';
import type { Checkout } from './checkouts';
import { askedStatus, recordOfRefund, stageOf } from './refunds';

/** The fields of a checkout that the API gives. */
export function checkoutView(checkout: Checkout): CheckoutOfSchema {
  const { id, provider, pack, status, createdAt, updatedAt } = checkout;
  return {
    id,
    provider,
    pack,
    status,
    detail: checkout.detail,
    received: checkout.received,
    returned: checkout.returned,
    redirectUrl: checkout.redirectUrl,
    createdAt,
    updatedAt,
    receipt: checkout.paid ? receiptOf(checkout) : null,
  };
}

/** What was taken. Before 0.4.0 nothing but the price was. */
export function takenOf({ received, pack }: Pick<Checkout, 'received' | 'pack'>): {
  amount: number;
  currency: string;
} {
  return received ?? { amount: pack.amount, currency: pack.currency };
}

function receiptOf(checkout: Checkout): Receipt {
  const total = takenOf(checkout);
  const { charge } = checkout;
  return {
    number: `R-${checkout.id}`,
    issuedAt: checkout.paidAt ?? checkout.updatedAt,
    total,
    tax: charge?.tax ? { amount: charge.tax, currency: total.currency } : null,
    returned: { amount: checkout.returned ?? 0, currency: total.currency },
    moneyBack: moneyBackOf(checkout),
    providerReference: charge?.id ?? null,
    providerUrl: charge?.receiptUrl ?? null,
  };
}

/** What says nothing is left out: a fact of no money that was told so that it can end. */
function moneyBackOf({ clawbacks, asked }: Checkout): MoneyBack[] {
  const lines: Record<string, MoneyBack> = {};
  for (const [id, clawback] of Object.entries(clawbacks)) {
    const { kind, amount, credits } = clawback;
    if (amount > 0)
      lines[`${clawback.at ?? ''} ${id}`] = {
        id,
        kind,
        status: stageOf(clawback),
        amount,
        credits: credits ?? 0,
        at: clawback.at ?? null,
      };
  }
  for (const request of asked ?? []) {
    const { id, amount, at } = request;
    const status = askedStatus(request, clawbacks);
    if (!recordOfRefund(request, clawbacks))
      lines[`${at} ${id}`] = { id, kind: 'REFUND', status, amount, credits: 0, at };
  }
  return Object.keys(lines)
    .sort()
    .map((place) => lines[place] as MoneyBack);
}
