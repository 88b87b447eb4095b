import type { Account } from './account';
import { invalid, StripeFault } from './errors';
import { metadata, nested, text, type Form } from './form';
import type { LineItem, Session } from './objects';
import { checkCurrency, checkParameters, checkTotal, checkUrl, SESSION_PARAMETERS } from './parameters';

/** Seconds that a page may stay payable: 30 minutes to 24 hours. Requests take a moment to arrive. */
const SHORTEST = 30 * 60 - 60;
const LONGEST = 24 * 3600 + 60;

/** `POST /v1/checkout/sessions`, for one-time payments on the hosted page. */
export function createSession(account: Account, form: Form): Session {
  checkParameters(form, SESSION_PARAMETERS);
  if (text(form, 'mode') !== 'payment') throw invalid('mode', 'This sandbox knows one-time payments only.');
  const successUrl = text(form, 'success_url');
  if (!successUrl) throw invalid('success_url', 'Missing required param: success_url.', 'parameter_missing');
  checkUrl('success_url', successUrl);
  const cancelUrl = text(form, 'cancel_url');
  if (cancelUrl !== undefined) checkUrl('cancel_url', cancelUrl);
  const items = lineItems(form);
  const currency = items[0]?.currency ?? '';
  if (items.some((item) => item.currency !== currency))
    throw invalid('line_items', 'All line items must have one currency.');
  const id = account.id('cs_test_a', 40).replace('_a_', '_a');
  const amount = items.reduce((sum, item) => sum + item.amount * item.quantity, 0);
  checkTotal(amount, currency);
  const session: Session = {
    id,
    object: 'checkout.session',
    amount_subtotal: amount,
    amount_total: amount,
    cancel_url: cancelUrl ?? null,
    client_reference_id: text(form, 'client_reference_id') ?? null,
    created: account.seconds(),
    currency,
    customer: null,
    customer_creation: 'if_required',
    customer_details: null,
    customer_email: text(form, 'customer_email') ?? null,
    expires_at: expiry(account.seconds(), text(form, 'expires_at')),
    livemode: false,
    metadata: metadata(form),
    mode: 'payment',
    payment_intent: null,
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    status: 'open',
    success_url: successUrl,
    ui_mode: 'hosted_page',
    url: `${account.baseUrl}/c/pay/${id}`,
  };
  account.state.sessions[id] = session;
  account.state.lineItems[id] = items;
  account.state.intentMetadata[id] = metadata(nested(form, 'payment_intent_data'));
  account.store.save();
  return session;
}

/** `POST /v1/checkout/sessions/:id/expire` */
export function expireSession(account: Account, id: string): Session {
  const session = account.session(id);
  if (session.status !== 'open') {
    const message = `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`;
    throw new StripeFault(400, 'invalid_request_error', message);
  }
  account.expire(session);
  return session;
}

function lineItems(form: Form): LineItem[] {
  const given = form.line_items;
  if (!Array.isArray(given) || given.length === 0)
    throw invalid('line_items', 'Missing required param: line_items.', 'parameter_missing');
  return given.map((item, index) => lineItem(item as Form, `line_items[${index}]`));
}

function lineItem(item: Form, param: string): LineItem {
  const price = nested(item, 'price_data');
  const amount = Number(text(price, 'unit_amount'));
  const quantity = Number(text(item, 'quantity') ?? '1');
  const currency = (text(price, 'currency') ?? '').toLowerCase();
  const description = text(nested(price, 'product_data'), 'name') ?? '';
  checkCurrency(`${param}[price_data][currency]`, currency);
  if (!Number.isInteger(amount) || amount < 1)
    throw invalid(`${param}[price_data][unit_amount]`, 'Invalid integer.', 'parameter_invalid_integer');
  if (!Number.isInteger(quantity) || quantity < 1)
    throw invalid(`${param}[quantity]`, 'Invalid integer.', 'parameter_invalid_integer');
  if (!description) throw invalid(`${param}[price_data][product_data][name]`, 'Missing required param.');
  return { description, quantity, amount, currency };
}

function expiry(now: number, given: string | undefined): number {
  if (given === undefined) return now + 24 * 3600;
  const at = Number(given);
  if (!(at >= now + SHORTEST && at <= now + LONGEST))
    throw invalid('expires_at', 'The `expires_at` timestamp must be 30 minutes to 24 hours from now.');
  return at;
}
