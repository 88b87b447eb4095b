import { Unreadable } from '../http/read-request';
import type { Reply, Request, Router } from '../http/router';
import { ProviderFault } from './fault';
import { areWebhookFaults, type WebhookFaults } from '../webhooks/faults';
import { CONTROL_PAGE, controlPage } from '../control/control-page';
import type { ProviderActions } from '../control/routes';

/** Adds the page on which a person does by hand what {@link ProviderActions} does. */
export function addControlPage(
  router: Router,
  provider: string,
  actions: ProviderActions,
  webhooks: WebhookFaults,
): void {
  const show = (notice?: string): Reply =>
    controlPage({
      provider,
      notice,
      payments: actions.payments(),
      forgeries: actions.forgeries(),
      webhooks: told(webhooks),
    });
  const tried = async (request: Request, work: (form: URLSearchParams) => string | Promise<string>) => {
    try {
      return show(await work(new URLSearchParams(request.body)));
    } catch (error) {
      if (error instanceof Unreadable || error instanceof ProviderFault) return show(error.message);
      throw error;
    }
  };
  router
    .on(`GET ${CONTROL_PAGE}`, () => show())
    .on(`POST ${CONTROL_PAGE}/page/change`, (request) =>
      tried(request, (form) => {
        const [payment, name] = [form.get('payment') ?? '', form.get('change') ?? ''];
        const label = actions.changes(payment).find((each) => each.name === name)?.label;
        actions.change(payment, name, numberIn(form, 'amount'));
        return `Done: ${label ?? name}.`;
      }),
    )
    .on(`POST ${CONTROL_PAGE}/page/webhooks`, (request) =>
      tried(request, (form) => {
        const milliseconds = (name: string) => (numberIn(form, name) ?? 0) * 1000;
        const faults = {
          dropNext: numberIn(form, 'dropNext') ?? 0,
          duplicate: numberIn(form, 'duplicate') ?? 0,
          delay: milliseconds('delay'),
          reorder: milliseconds('reorder'),
        };
        if (!areWebhookFaults(faults)) throw new Unreadable(400, 'These numbers are too large.');
        Object.assign(webhooks, faults);
        return 'Done: from now on webhooks go wrong like this.';
      }),
    )
    .on(`POST ${CONTROL_PAGE}/page/forge`, (request) =>
      tried(request, async (form) => {
        const { event, answer } = await actions.forge(form.get('forgery') ?? '');
        return `Sent a forgery of ${event}. The shop answered ${answer || 'nothing'}.`;
      }),
    );
}

function numberIn(form: URLSearchParams, name: string): number | undefined {
  const text = form.get(name) ?? '';
  return text === '' ? undefined : Number(text);
}

function told({ drop, dropNext, dropShare, delay, duplicate, reorder }: WebhookFaults): string {
  const wrong = [
    drop && 'all are lost',
    dropNext > 0 && `the next ${dropNext} are lost`,
    dropShare > 0 && `${Math.round(dropShare * 100)} % are lost`,
    delay > 0 && `they come ${delay / 1000} seconds later`,
    duplicate > 0 && `each comes ${duplicate + 1} times`,
    reorder > 0 && `those within ${reorder / 1000} seconds come in reverse order`,
  ].filter(Boolean);
  return wrong.length > 0 ? `Now ${wrong.join(', ')}.` : 'Now each comes once, at once, in order.';
}
