import { Unreadable } from '../http/read-request';
import { json, type Request, type Router } from '../http/router';
import { areWebhookFaults, type WebhookFaults } from '../webhooks/faults';
import type { CallFault, CallFaults } from './call-faults';
import type { PaymentView, PossibleChange } from './states';

/** What a provider can be made to do, as its support staff or its banks would. `payment`: a session or an order. */
export interface ProviderActions {
  /** Gives money back; all of it unless `amount` (minor units) says less. Returns the refund. */
  refund(payment: string, amount?: number): object;
  /** Has the buyer's bank send a refund back. */
  failRefund(id: string): object;
  /** Has the buyer dispute the payment. Returns the dispute. */
  dispute(payment: string, amount?: number): object;
  /** Ends a dispute. */
  resolve(disputeId: string, outcome: 'won' | 'lost'): object;
  /** Lets the hosted page expire. */
  expire(payment: string): object;
  /**
   * Puts values into an object, whatever it is: `{"status": "REVERSED"}`. `null` takes a member away. This is how an
   * object gets into any state that its provider knows, or does not know. Returns the object.
   * @param event the type of the event that tells of it. Absent: nobody is told.
   */
  set(id: string, values: object, event?: string): object;
  /** Takes an object away, as when test data are deleted. */
  forget(id: string): object;
  /** Sends an event again. */
  resend(eventId: string): object;
  /** What can happen to a payment now. */
  changes(payment: string): PossibleChange[];
  /** Has one of {@link changes} happen. Returns the payment. @throws Unreadable if it cannot happen now. */
  change(payment: string, name: string, amount?: number): object;
  /** The newest payments, newest first. */
  payments(): PaymentView[];
  /** Kinds of forged webhooks. */
  forgeries(): { name: string; label: string }[];
  /** Sends the newest event forged. Returns its id, and what the listener answered. */
  forge(name: string): Promise<{ event: string; answer: number }>;
  /**
   * Makes another key, as people do on the provider's page, which shows it once.
   * @param name what it is called in the provider's secret.
   * @param overlap seconds for which the one before stays good.
   */
  roll(name: string, overlap: number): { key: string };
  /** Everything the provider knows, deliveries included. Never its keys. */
  record(): object;
}

/** Adds the routes that tests steer a sandbox with, below `/_control`. The real providers have none of these. */
export function addControlRoutes(
  router: Router,
  actions: ProviderActions,
  calls: CallFaults,
  webhooks: WebhookFaults,
): void {
  router
    .on('GET /_control/record', () => json(200, actions.record()))
    .on('POST /_control/calls', (request) => {
      calls.set(faultsOf(request));
      return json(204, undefined);
    })
    .on('POST /_control/webhooks', (request) => {
      const faults = objectOf(request);
      if (!areWebhookFaults(faults))
        throw new Unreadable(
          400,
          'The body must hold faults of webhooks: delay, duplicate, reorder, drop, dropNext, dropShare, seed.',
        );
      return json(200, Object.assign(webhooks, faults));
    })
    .on('POST /_control/refund', (request) => {
      const { payment, amount } = paymentOf(request);
      return json(200, actions.refund(payment, amount));
    })
    .on('POST /_control/refunds/:id/fail', ({ parameters }) =>
      json(200, actions.failRefund(parameters.id ?? '')),
    )
    .on('POST /_control/dispute', (request) => {
      const { payment, amount } = paymentOf(request);
      return json(200, actions.dispute(payment, amount));
    })
    .on('POST /_control/disputes/:id/resolve', (request) => {
      const { outcome } = objectOf(request) as { outcome?: unknown };
      if (outcome !== 'won' && outcome !== 'lost')
        throw new Unreadable(400, 'The outcome of a dispute is won or lost.');
      return json(200, actions.resolve(request.parameters.id ?? '', outcome));
    })
    .on('POST /_control/set', (request) => {
      const { id, values, event } = objectOf(request) as { id?: unknown; values?: unknown; event?: unknown };
      const isEvent = event === undefined || typeof event === 'string';
      if (typeof id !== 'string' || typeof values !== 'object' || values === null || !isEvent)
        throw new Unreadable(400, 'The body must name an object by its id, and values; an event is a text.');
      return json(200, actions.set(id, values, event));
    })
    .on('POST /_control/forget', (request) => {
      const { id } = objectOf(request) as { id?: unknown };
      if (typeof id !== 'string') throw new Unreadable(400, 'The body must name an object by its id.');
      return json(200, actions.forget(id));
    })
    .on('GET /_control/changes/:payment', ({ parameters }) =>
      json(200, actions.changes(parameters.payment ?? '')),
    )
    .on('POST /_control/change', (request) => {
      const { payment, amount } = paymentOf(request);
      const { change } = objectOf(request) as { change?: unknown };
      if (typeof change !== 'string') throw new Unreadable(400, 'The body must name a change.');
      return json(200, actions.change(payment, change, amount));
    })
    .on('POST /_control/forge', async (request) => {
      const { forgery } = objectOf(request) as { forgery?: unknown };
      if (typeof forgery !== 'string') throw new Unreadable(400, 'The body must name a forgery.');
      return json(200, await actions.forge(forgery));
    })
    .on('POST /_control/roll', (request) => {
      const { key, overlap = 0 } = objectOf(request) as { key?: unknown; overlap?: unknown };
      if (typeof key !== 'string' || typeof overlap !== 'number')
        throw new Unreadable(400, 'The body must name a key; an overlap is a number of seconds.');
      return json(200, actions.roll(key, overlap));
    })
    .on('POST /_control/expire', (request) => json(200, actions.expire(paymentOf(request).payment)))
    .on('POST /_control/events/:id/resend', ({ parameters }) =>
      json(200, actions.resend(parameters.id ?? '')),
    );
}

function objectOf(request: Request): object {
  const value = valueOf(request);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Unreadable(400, 'The body must be a JSON object.');
  return value;
}

function paymentOf(request: Request): { payment: string; amount?: number } {
  const { payment, amount } = objectOf(request) as { payment?: unknown; amount?: unknown };
  if (typeof payment !== 'string' || !['number', 'undefined'].includes(typeof amount))
    throw new Unreadable(400, 'The body must name a payment, a text; an amount is a number.');
  return { payment, amount: amount as number | undefined };
}

function faultsOf(request: Request): CallFault[] {
  const value = valueOf(request);
  const isFault = (fault: unknown): boolean =>
    typeof fault === 'object' && fault !== null && 'times' in fault && 'kind' in fault;
  if (!Array.isArray(value) || !value.every(isFault))
    throw new Unreadable(400, 'The body must be a JSON list of faults, each with `times` and `kind`.');
  return value as CallFault[];
}

function valueOf({ body }: Request): unknown {
  try {
    return JSON.parse(body || '{}');
  } catch {
    throw new Unreadable(400, 'The body must be JSON.');
  }
}
