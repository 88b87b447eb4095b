import type { Reply } from '../http/router';
import { STYLE_PATH } from './style';

/** What a person may do on a provider's hosted page; the value of the button. */
type PageAction = 'pay' | 'pay-and-close' | 'decline' | 'cancel';

/** What a hosted page shows. */
export interface HostedPageView {
  /** `Stripe`, `PayPal`. */
  provider: string;
  /** What is bought. */
  description: string;
  /** For people: `€5.00`. */
  price: string;
  /** What went wrong the last time. */
  notice?: string;
  /** Where the form goes. */
  action: string;
  /** Addresses that a submitted form may end at. */
  returnsTo: string[];
}

const buttons: [PageAction, string, string][] = [
  ['pay', 'Pay', 'primary'],
  ['pay-and-close', 'Pay and close the tab at once', ''],
  ['decline', 'Pay with a card that is declined', ''],
  ['cancel', 'Cancel and go back', 'quiet'],
];

/** The page on which a person pays. */
export function hostedPage(view: HostedPageView): Reply {
  const notice = view.notice ? `<p class="notice" role="alert">${escape(view.notice)}</p>` : '';
  const actions = buttons
    .map(([value, label, look]) => {
      const text = value === 'pay' ? `${label} ${view.price}` : label;
      return `<button name="action" value="${value}" class="${look}">${escape(text)}</button>`;
    })
    .join('\n        ');
  return page(
    `${view.provider} sandbox: pay ${view.price}`,
    `<p class="provider">${escape(view.provider)} sandbox</p>
      <h1>${escape(view.description)}</h1>
      <p class="price">${escape(view.price)}</p>
      ${notice}
      <form method="post" action="${escape(view.action)}">
        ${actions}
      </form>
      <p class="small">No money moves here. This page stands in for ${escape(view.provider)}.</p>`,
    view.returnsTo,
  );
}

/** A page that says one thing. */
export function messagePage(title: string, message: string, status = 200): Reply {
  const body = `<h1>${escape(title)}</h1>
      <p>${escape(message)}</p>`;
  return { ...page(title, body, []), status };
}

/** Sends the browser on after a form was submitted. */
export function redirect(location: string): Reply {
  return { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '' };
}

/** An amount for people: `5.00` EUR as `€5.00`. */
export function price(value: number, currency: string): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(value);
}

/**
 * A whole page.
 * @param returnsTo addresses that a submitted form may end at.
 * @param look a class of `main`.
 */
export function page(title: string, main: string, returnsTo: string[], look = ''): Reply {
  // Browsers hold a form's redirects to form-action too.
  const formAction = ["'self'", ...new Set(returnsTo.map((url) => new URL(url).origin))].join(' ');
  const policy = `default-src 'none'; style-src 'self'; img-src data:; form-action ${formAction}; base-uri 'none'; frame-ancestors 'none'`;
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      // With none at all, a browser would not say that a form of the control page is this page's own.
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
    body: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escape(title)}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${STYLE_PATH}">
  </head>
  <body>
    <main${look && ` class="${look}"`}>
      ${main}
    </main>
  </body>
</html>
`,
  };
}

/** Text as HTML shows it. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
