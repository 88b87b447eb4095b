/**
 * What is true by the providers' own books, and nothing of ours: the money that moved. Everything else has to agree with it,
 * to the credit and the cent.
 */
import type { Movement } from '@hustings/payment-sandboxes/in-process';
import { byProvider } from '../../functions/lib/by-provider';
import type { Checkout } from '../../model/checkouts';
import { unmadeRefunds } from '../../model/refunds';
import type { PaymentProvider } from '../../schema/generated/types';
import type { SalesWorld } from './world';

/** What a checkout must come to. */
export interface Truth {
  /** Cents that came in; 0: none. */
  received: number;
  /** Cents that are not there any more, what is held included: more than came in, if an issuer takes more than is left. */
  away: number;
  credits: number;
}

/** The truth about each checkout, by its id. */
export function truths(world: SalesWorld): Map<string, Truth> {
  const byPayment = new Map<string, Movement[]>();
  for (const movement of world.movements())
    byPayment.set(movement.payment, [...(byPayment.get(movement.payment) ?? []), movement]);
  const payments = byProvider((provider) => paymentsByCheckout(world, provider));
  const found = new Map<string, Truth>();
  for (const checkout of world.store.checkouts.values())
    found.set(
      checkout.id,
      truthOf(checkout, byPayment.get(payments[checkout.provider].get(checkout.id) ?? '') ?? []),
    );
  return found;
}

function truthOf({ pack }: Checkout, movements: Movement[]): Truth {
  const received = sum(movements.filter(({ kind }) => kind === 'payment'));
  const away = -sum(movements.filter(({ kind }) => kind !== 'payment'));
  const isPrice = received === pack.amount && movements[0]?.currency.toUpperCase() === pack.currency;
  const credits = isPrice
    ? pack.credits - Math.round((pack.credits * Math.min(received, away)) / pack.amount)
    : 0;
  return { received, away, credits };
}

/** The sessions or orders of checkouts as the provider knows them, also where we never heard of them. */
function paymentsByCheckout({ stripe, payPal }: SalesWorld, provider: PaymentProvider): Map<string, string> {
  return provider === 'STRIPE'
    ? new Map(
        Object.values(stripe.state.sessions).map((session) => [
          session.client_reference_id ?? '',
          session.id,
        ]),
      )
    : new Map(
        Object.values(payPal.state.orders).map((order) => [
          order.purchase_units[0].custom_id?.split('/')[1] ?? '',
          order.id,
        ]),
      );
}

/** How often each refund that was asked for is in the providers' records, by its name. */
function refundsMade({ stripe, payPal }: SalesWorld): Map<string, number> {
  const names = [
    ...Object.values(stripe.state.refunds).map(({ metadata }) => metadata['refund']),
    ...Object.values(payPal.state.orders).flatMap((order) =>
      (order.purchase_units[0].payments?.refunds ?? []).map((refund) => refund.custom_id),
    ),
  ];
  const made = new Map<string, number>();
  for (const name of names) if (name !== undefined) made.set(name, (made.get(name) ?? 0) + 1);
  return made;
}

const sum = (movements: Movement[]): number => movements.reduce((total, { amount }) => total + amount, 0);

/** What is wrong at any moment, whatever is still under way. Empty: nothing. */
export function unsound({ store }: SalesWorld): string[] {
  const wrong: string[] = [];
  const given = new Map<string, number>();
  const users = new Set([...store.checkouts.values()].map(({ userId }) => userId));
  for (const user of users) {
    const lines = store.linesOf(user);
    const balance = lines.reduce((total, { credits }) => total + credits, 0);
    if (balance !== store.balanceOf(user))
      wrong.push(`${user}: balance ${store.balanceOf(user)}, ledger ${balance}`);
    const ids = new Set(lines.map(({ id }) => id));
    if (ids.size !== lines.length) wrong.push(`${user}: an entry twice`);
    const owner = ownersOf(store, user);
    for (const { id, credits } of lines) {
      const checkout = owner(id);
      if (checkout) given.set(checkout, (given.get(checkout) ?? 0) + credits);
      else if (!id.startsWith('vote-')) wrong.push(`${user}: entry ${id} of no checkout`);
    }
  }
  for (const { id, creditsGiven, pack } of store.checkouts.values()) {
    if (creditsGiven !== (given.get(id) ?? 0))
      wrong.push(`${id}: ${creditsGiven} given, its entries say ${given.get(id) ?? 0}`);
    if (creditsGiven < 0 || creditsGiven > pack.credits) wrong.push(`${id}: ${creditsGiven} given`);
  }
  return wrong;
}

function ownersOf(store: SalesWorld['store'], user: string): (entryId: string) => string | undefined {
  const sources = new Map<string, string>();
  for (const { id, userId, clawbacks } of store.checkouts.values()) {
    if (userId !== user) continue;
    sources.set(`${id}-paid`, id);
    for (const clawback of Object.keys(clawbacks)) sources.set(clawback, id);
  }
  return (entryId) => sources.get(entryId) ?? sources.get(entryId.replace(/-(taken|returned)(-\d+)?$/, ''));
}

/** What is wrong once everything has been told and checked: anything that is not as the providers' books say. */
export function untrue(world: SalesWorld): string[] {
  const wrong = unsound(world);
  const truth = truths(world);
  const made = refundsMade(world);
  const owed = new Map<string, number>();
  for (const checkout of world.store.checkouts.values()) {
    const { id, userId, provider, status, creditsGiven, clawbacks } = checkout;
    const { received, away, credits } = truth.get(id) ?? { received: 0, away: 0, credits: 0 };
    owed.set(userId, (owed.get(userId) ?? 0) + credits);
    const name = `${provider} ${id} ${status}`;
    for (const request of unmadeRefunds(checkout)) wrong.push(`${name}: ${request.id} was never made`);
    for (const request of checkout.asked ?? []) {
      const times = made.get(request.id) ?? 0;
      if (times > 1) wrong.push(`${name}: ${request.id} was made ${times} times`);
    }
    if (creditsGiven !== credits)
      wrong.push(`${name}: ${creditsGiven} credits, its money is worth ${credits}`);
    // What came and went before anybody looked was never there for us.
    if (!checkout.paid && away >= received) continue;
    const known = checkout.paid ? (checkout.received?.amount ?? checkout.pack.amount) : 0;
    if (known !== received) wrong.push(`${name}: received ${known}, the books say ${received}`);
    const back = checkout.returned ?? 0;
    const held = Object.values(clawbacks).some(({ standing, stage }) => standing && stage === 'OPEN');
    if (held ? back > away : back !== away) wrong.push(`${name}: ${back} went back, the books say ${away}`);
  }
  for (const [user, credits] of owed) {
    const votes = world.store.linesOf(user).filter(({ kind }) => kind === 'VOTE').length;
    if (world.store.balanceOf(user) !== credits - votes)
      wrong.push(`${user}: balance ${world.store.balanceOf(user)}, owed ${credits} less ${votes} votes`);
  }
  return wrong;
}
