import type { Reply, Router } from '../http/router';
import { hostedPage, messagePage, price, redirect } from '../page/page';
import type { Account } from './account';
import type { Session } from './objects';
import { pay } from './payments';

/** Adds the page that `session.url` leads to. */
export function addHostedPage(router: Router, account: Account): void {
  router
    .on('GET /c/pay/:id', ({ parameters }) => show(account, account.session(parameters.id ?? '')))
    .on('POST /c/pay/:id', ({ parameters, body }) =>
      act(account, account.session(parameters.id ?? ''), new URLSearchParams(body).get('action')),
    );
}

function show(account: Account, session: Session, notice?: string): Reply {
  if (session.status === 'complete')
    return messagePage('Paid', 'This payment was made. You can close this tab.');
  if (session.status === 'expired')
    return messagePage('Expired', 'This page can no longer be used to pay.', 410);
  return hostedPage({
    provider: 'Stripe',
    description: account.state.lineItems[session.id]?.[0]?.description ?? '',
    price: price(decimal(session.amount_total, session.currency), session.currency),
    notice,
    action: `/c/pay/${session.id}`,
    returnsTo: [session.success_url, ...(session.cancel_url ? [session.cancel_url] : [])],
  });
}

function act(account: Account, session: Session, action: string | null): Reply {
  if (session.status !== 'open') return show(account, session);
  if (action === 'cancel')
    return session.cancel_url ? redirect(session.cancel_url) : messagePage('Cancelled', 'Nothing was paid.');
  if (action === 'decline') {
    pay(account, session, 'declined');
    return show(account, session, 'Your card was declined. Try another way to pay.');
  }
  if (action !== 'pay' && action !== 'pay-and-close')
    return messagePage('Unknown', 'There is no such button.', 400);
  pay(account, session, 'succeeded');
  if (action === 'pay-and-close') return show(account, session);
  // Stripe puts the session's id where the address asks for it.
  return redirect(session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id));
}

/** "Supported currencies" in Stripe's documentation: amounts in these are not in hundredths. */
const ZERO_DECIMAL = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf'.split(' '));

/** An amount of minor units in whole units of its currency. */
export const decimal = (amount: number, currency: string): number =>
  ZERO_DECIMAL.has(currency) ? amount : amount / 100;
