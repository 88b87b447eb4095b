import type { ProviderActions } from '../control/routes';
import type { PaymentView, StateChange } from '../control/states';
import { Unreadable } from '../http/read-request';
import type { Deliveries } from '../webhooks/deliveries';
import type { Forgery } from './forgeries';

/** What the changes and the forgeries of a provider are made from. */
export interface ActionParts<Payment extends object> {
  states: StateChange<Payment>[];
  find: (id: string) => Payment;
  /** Oldest first. */
  all: () => Payment[];
  view: (payment: Payment) => Omit<PaymentView, 'changes'>;
  forgeries: Forgery[];
  events: () => { id: string; body: string }[];
  deliveries: Pick<Deliveries, 'forge'>;
}

/** How many payments the control page shows. */
const SHOWN = 20;

/** The actions that both providers have in the same way. */
export function commonActions<Payment extends object>(
  parts: ActionParts<Payment>,
): Pick<ProviderActions, 'changes' | 'change' | 'payments' | 'forgeries' | 'forge'> {
  const { states, find, all, view, forgeries, events, deliveries } = parts;
  const possible = (payment: Payment) => states.filter(({ applies }) => applies(payment));
  const told = (payment: Payment) => possible(payment).map(({ name, label }) => ({ name, label }));
  return {
    changes: (id) => told(find(id)),
    change: (id, name, amount) => {
      const payment = find(id);
      const change = possible(payment).find((each) => each.name === name);
      if (!change) throw new Unreadable(400, `"${name}" cannot happen to this payment now.`);
      if (amount !== undefined && !(Number.isInteger(amount) && amount > 0))
        throw new Unreadable(400, 'An amount is a whole number of cents.');
      change.happen(payment, amount);
      return payment;
    },
    payments: () =>
      all()
        .slice(-SHOWN)
        .reverse()
        .map((payment) => ({ ...view(payment), changes: told(payment) })),
    forgeries: () => forgeries.map(({ name, label }) => ({ name, label })),
    forge: async (name) => {
      const forgery = forgeries.find((each) => each.name === name);
      const event = events().at(-1);
      if (!forgery || !event)
        throw new Unreadable(400, 'There is no such forgery, or no event to forge yet.');
      const { headers, body } = forgery.make(event.body, Date.now());
      return { event: event.id, answer: await deliveries.forge(event.id, body, headers) };
    },
  };
}
