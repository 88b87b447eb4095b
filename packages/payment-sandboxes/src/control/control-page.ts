import type { Reply } from '../http/router';
import { escape, page } from '../page/page';
import type { PaymentView } from './states';

/** Where the control page is. */
export const CONTROL_PAGE = '/_control';

/** What the control page shows. */
export interface ControlPageView {
  /** `Stripe`, `PayPal`. */
  provider: string;
  /** What happened just now. */
  notice?: string;
  /** Newest first. */
  payments: PaymentView[];
  forgeries: { name: string; label: string }[];
  /** What goes wrong with webhooks. */
  webhooks: string;
}

/** The page on which a person brings payments into every state. No script: each button is a form. */
export function controlPage({ provider, notice, payments, forgeries, webhooks }: ControlPageView): Reply {
  const told = notice ? `<p class="notice" role="status">${escape(notice)}</p>` : '';
  const none = `<p>Nobody has begun a payment yet. Begin one in the shop, and load this page again.</p>`;
  return page(
    `${provider} sandbox: controls`,
    `<p class="provider">${escape(provider)} sandbox</p>
      <h1>What happens next?</h1>
      <p>Each button does what the buyer, a bank or ${escape(provider)} would do. The shop hears of it by webhook.</p>
      ${told}
      ${payments.length > 0 ? payments.map(payment).join('\n      ') : none}
      <h2>Webhooks</h2>
      <p class="small">${escape(webhooks)}</p>
      ${form(
        'webhooks',
        `<label>Lose the next <input name="dropNext" type="number" min="0" max="1000" value="1"></label>
        <label>Deliver later by seconds <input name="delay" type="number" min="0" max="86400" value="0"></label>
        <label>Further copies of each <input name="duplicate" type="number" min="0" max="100" value="0"></label>
        <label>Reverse the order within seconds <input name="reorder" type="number" min="0" max="3600" value="0"></label>
        <button>Set what goes wrong</button>`,
      )}
      <h2>Forged webhooks</h2>
      <p class="small">Sends the newest event once more, forged. The shop must answer 400.</p>
      ${form(
        'forge',
        forgeries
          .map(
            ({ name, label }) => `<button name="forgery" value="${escape(name)}">${escape(label)}</button>`,
          )
          .join('\n        '),
      )}`,
    [],
    'wide',
  );
}

function payment({ id, title, lines, page: address, changes }: PaymentView): string {
  const buttons = changes.map(
    ({ name, label }) => `<button name="change" value="${escape(name)}">${escape(label)}</button>`,
  );
  const open = address ? `<p><a href="${escape(address)}">The page on which it is paid</a></p>` : '';
  return `<section>
      <h2>${escape(title)}</h2>
      <p class="small">${[id, ...lines].map(escape).join('<br>')}</p>
      ${open}
      ${form(
        'change',
        `<input type="hidden" name="payment" value="${escape(id)}">
        <label>Of this many cents, where it can be a part <input name="amount" type="number" min="1" placeholder="all"></label>
        ${buttons.join('\n        ')}`,
      )}
    </section>`;
}

const form = (action: string, inner: string): string =>
  `<form method="post" action="${CONTROL_PAGE}/page/${action}">
        ${inner}
      </form>`;
