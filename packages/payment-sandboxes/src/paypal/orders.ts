import type { Account } from './account';
import { invalid, unprocessable } from './errors';
import { checkMoney } from './money';
import type { Approval } from './state';
import type { Link, Money, Order } from './objects';
import { payer, walletOf } from './payer';

/** Milliseconds after which PayPal forgets an order that was not completed. */
const LIFETIME = 6 * 3600_000;

/** The merchant's account. */
const MERCHANT = 'SHOPACCOUNT12';

interface Context {
  return_url?: string;
  cancel_url?: string;
}

/** What "Create order" is asked, as far as it is read here. */
interface OrderRequest {
  intent?: string;
  purchase_units?: {
    reference_id?: string;
    custom_id?: string;
    description?: string;
    amount?: Partial<Money>;
  }[];
  payment_source?: { paypal?: { experience_context?: Context } };
  application_context?: Context;
}

/** `POST /v2/checkout/orders` */
export function createOrder(account: Account, text: string, hasRequestId: boolean): Order {
  const request = parse(text);
  if (request.intent !== 'CAPTURE')
    throw invalid('INVALID_PARAMETER_VALUE', 'This sandbox knows the intent CAPTURE only.');
  const [unit, ...others] = request.purchase_units ?? [];
  if (!unit || others.length > 0)
    throw invalid('INVALID_ARRAY_MIN_ITEMS', 'This sandbox knows orders of one purchase unit.');
  const id = account.id();
  const now = account.time();
  const source = request.payment_source?.paypal;
  if (request.payment_source && !hasRequestId)
    throw invalid(
      'PAYPAL_REQUEST_ID_REQUIRED',
      'A PayPal-Request-Id is required if you are trying to process payment for an Order. Please specify a PayPal-Request-Id or Create the Order without a payment_source specified.',
    );
  const context = source?.experience_context ?? request.application_context ?? {};
  checkAddress('/return_url', context.return_url);
  checkAddress('/cancel_url', context.cancel_url);
  const order: Order = {
    id,
    intent: 'CAPTURE',
    status: source ? 'PAYER_ACTION_REQUIRED' : 'CREATED',
    purchase_units: [
      {
        reference_id: unit.reference_id ?? 'default',
        custom_id: unit.custom_id,
        description: unit.description,
        amount: checkMoney(unit.amount),
        payee: { email_address: 'shop@example.com', merchant_id: MERCHANT },
      },
    ],
    ...(source && { payment_source: { paypal: {} } }),
    create_time: now,
    update_time: now,
    links: links(account.baseUrl, id, source ? 'payer-action' : 'approve'),
  };
  account.state.orders[id] = order;
  account.state.approvals[id] = {
    returnUrl: context.return_url ?? '',
    cancelUrl: context.cancel_url ?? '',
    instrument: 'good',
    forgottenAt: account.now() + LIFETIME,
  };
  account.store.save();
  return order;
}

/** Whether nobody can approve an order any more: it was paid, or voided. */
export const isOver = ({ status }: Order): boolean => status === 'COMPLETED' || status === 'VOIDED';

/** What the buyer does on PayPal's page: agrees to pay, with a payment method that turns out good or not. */
export function approve(account: Account, order: Order, instrument: Approval['instrument']): void {
  if (order.status === 'COMPLETED') throw unprocessable('ORDER_ALREADY_CAPTURED', 'Order already captured.');
  order.status = 'APPROVED';
  order.payer ??= payer(account.id(13));
  if (order.payment_source) order.payment_source.paypal = walletOf(order.payer);
  order.update_time = account.moment();
  account.approval(order.id).instrument = instrument;
  account.emit('CHECKOUT.ORDER.APPROVED', 'checkout-order', order, 'An order has been approved by buyer');
  account.store.save();
}

/** Where a payer is sent back to is an address that a browser can open. */
function checkAddress(field: string, address: string | undefined): void {
  if (address === undefined) return;
  if (!URL.canParse(address) || !['http:', 'https:'].includes(new URL(address).protocol))
    throw invalid(
      'INVALID_PARAMETER_SYNTAX',
      `The value of ${field} does not conform to the expected format.`,
    );
}

function parse(text: string): OrderRequest {
  try {
    return JSON.parse(text) as OrderRequest;
  } catch {
    throw invalid('MALFORMED_REQUEST_JSON', 'The request is not well formed.');
  }
}

function links(baseUrl: string, id: string, page: 'payer-action' | 'approve'): Link[] {
  const self = `${baseUrl}/v2/checkout/orders/${id}`;
  return [
    { href: self, rel: 'self', method: 'GET' },
    { href: `${baseUrl}/checkoutnow?token=${id}`, rel: page, method: 'GET' },
    { href: `${self}/capture`, rel: 'capture', method: 'POST' },
  ];
}
