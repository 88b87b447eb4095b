import type { Reply, Router } from '../http/router';
import { hostedPage, messagePage, price, redirect } from '../page/page';
import type { Account } from './account';
import type { Order } from './objects';
import { approve, isOver } from './orders';

/** Adds the page on which a buyer approves an order. */
export function addHostedPage(router: Router, account: Account): void {
  router
    .on('GET /checkoutnow', ({ query }) => show(account, query.get('token') ?? ''))
    .on('POST /checkoutnow', ({ query, body }) => {
      const action = new URLSearchParams(body).get('action');
      return act(account, query.get('token') ?? '', action);
    });
}

function show(account: Account, id: string): Reply {
  const order = account.order(id);
  if (order.status === 'COMPLETED')
    return messagePage('Paid', 'This payment was made. You can close this tab.');
  if (order.status === 'VOIDED')
    return messagePage('Cancelled', 'This payment was cancelled. Nothing was paid.');
  const { returnUrl, cancelUrl, instrument } = account.approval(id);
  const [{ amount, description }] = order.purchase_units;
  return hostedPage({
    provider: 'PayPal',
    description: description ?? '',
    price: price(Number(amount.value), amount.currency_code),
    notice: instrument === 'declines' ? 'Your card was declined. Try another way to pay.' : undefined,
    action: `/checkoutnow?token=${id}`,
    returnsTo: [returnUrl, cancelUrl].filter((url) => url !== ''),
  });
}

function act(account: Account, id: string, action: string | null): Reply {
  const order = account.order(id);
  const { returnUrl, cancelUrl } = account.approval(id);
  if (isOver(order)) return show(account, id);
  if (action === 'cancel') return goBack(cancelUrl, order, 'Nothing was paid.');
  if (action === 'pay' || action === 'pay-and-close') approve(account, order, 'good');
  else if (action === 'decline') approve(account, order, 'declines');
  else return messagePage('Unknown', 'There is no such button.', 400);
  if (action === 'pay-and-close') return messagePage('Approved', 'You can close this tab.');
  return goBack(returnUrl, order, 'You can close this tab.');
}

/** PayPal names the order, and the payer once there is one, in the address it sends the buyer back to. */
function goBack(address: string, order: Order, message: string): Reply {
  if (!address) return messagePage('Thank you', message);
  const url = new URL(address);
  url.searchParams.set('token', order.id);
  if (order.payer) url.searchParams.set('PayerID', order.payer.payer_id);
  return redirect(url.href);
}
