import fc from 'fast-check';
import type { ClawbackRecord, PaymentRecord } from '../../../functions/lib/checkouts/record';
import type { PaymentGateway } from '../../../functions/lib/checkouts/gateway';
import { giveUp, settle, type SettlingServices } from '../../../functions/lib/checkouts/settle';
import { aCheckout } from './support/factories';
import { keepingLog } from './support/keeping-log';
import { MemoryStore } from './support/memory-store';

/** What happens at the provider, one step after the other. */
type Step =
  { do: 'pay' } | { do: 'refund'; amount: number } | { do: 'dispute' } | { do: 'resolve'; won: boolean };

const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<Step>({ do: 'pay' }) },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('refund' as const), amount: fc.integer({ min: 1, max: 600 }) }),
    },
    { weight: 2, arbitrary: fc.constant<Step>({ do: 'dispute' }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('resolve' as const), won: fc.boolean() }) },
  ),
  { maxLength: 12 },
);

/** The model: a provider that remembers every record it ever had, oldest first. */
function historyOf(happenings: Step[]): PaymentRecord[] {
  const records: PaymentRecord[] = [{ state: 'OPEN', amount: 0, currency: 'EUR', clawbacks: [] }];
  for (const [index, step] of happenings.entries()) {
    const last = structuredClone(records.at(-1) as PaymentRecord);
    const refunded = last.clawbacks
      .filter(({ kind }) => kind === 'REFUND')
      .reduce((sum, { amount }) => sum + amount, 0);
    if (step.do === 'pay') Object.assign(last, { state: 'PAID', amount: 500 });
    else if (last.state !== 'PAID') continue;
    else if (step.do === 'refund' && refunded + step.amount <= 500)
      last.clawbacks.push({ id: `re_${index}`, kind: 'REFUND', amount: step.amount, standing: true });
    else if (step.do === 'dispute')
      last.clawbacks.push({ id: `du_${index}`, kind: 'DISPUTE', amount: 500, standing: true });
    else if (step.do === 'resolve') {
      const open = last.clawbacks.find(({ kind, standing }) => kind === 'DISPUTE' && standing);
      if (open && step.won) open.standing = false;
    }
    records.push(last);
  }
  return records;
}

function creditsOwed({ state, clawbacks }: PaymentRecord): number {
  if (state !== 'PAID') return 0;
  const gone = clawbacks.filter(({ standing }) => standing).reduce((sum, { amount }) => sum + amount, 0);
  return 10 - Math.round((10 * Math.min(500, gone)) / 500);
}

function world(answers: PaymentRecord[]) {
  const store = new MemoryStore();
  const checkout = aCheckout();
  store.checkouts.set(checkout.id, checkout);
  let asked = 0;
  const gateway = {
    lookUp: async () => {
      // Answers overtake each other as they do on a network.
      await new Promise((resolve) => setImmediate(resolve));
      return structuredClone(answers[Math.min(asked++, answers.length - 1)]);
    },
  } as unknown as PaymentGateway;
  const services: SettlingServices = {
    store,
    gateways: { STRIPE: gateway, PAYPAL: gateway },
    receipts: { send: async () => {} },
    log: keepingLog().log,
    now: () => Date.parse('2026-11-22T08:30:00Z'),
  };
  return { store, services, checkout };
}

const sumOf = (store: MemoryStore) => store.ledger.reduce((sum, { credits }) => sum + credits, 0);

/** Answers in any order, repeated and out of date, the newest at least once, and in groups that run at once. */
const schedule = fc.tuple(
  steps,
  fc.array(fc.nat(), { maxLength: 20 }),
  fc.integer({ min: 1, max: 5 }),
  fc.boolean(),
);

it('ends where the provider stands, whatever news came when, how often and how many at once', async () => {
  await fc.assert(
    fc.asyncProperty(schedule, async ([happenings, picks, width, cancels]) => {
      const history = historyOf(happenings);
      const latest = history.at(-1) as PaymentRecord;
      const answers = [...picks.map((pick) => history[pick % history.length] as PaymentRecord), latest];
      const { store, services, checkout } = world(answers);
      const balances: number[] = [];

      for (let begun = 0; begun < answers.length; begun += width) {
        const batch = Math.min(width, answers.length - begun);
        const stored = (await store.read(checkout.userId, checkout.id)) ?? checkout;
        const racing = Array.from({ length: batch }, () => settle(services, stored));
        await Promise.all(cancels ? [...racing, giveUp(services, stored, 'CANCEL')] : racing);
        balances.push(store.credits);
        // At every moment the account adds up, and no change is told twice.
        expect(sumOf(store)).toBe(store.credits);
        expect(new Set(store.ledger.map(({ id }) => id)).size).toBe(store.ledger.length);
      }
      const settled = await settle(services, (await store.read(checkout.userId, checkout.id)) ?? checkout);

      // A dispute that was opened and won between two looks is told by neither look.
      const disputesTold = (records: ClawbackRecord[]) => records.filter(({ standing }) => standing).length;
      expect(store.credits).toBe(creditsOwed(latest));
      expect(settled.creditsGiven).toBe(store.credits);
      expect(Object.values(settled.clawbacks).filter(({ standing }) => standing)).toHaveLength(
        disputesTold(latest.clawbacks),
      );
      expect(balances.every((balance) => balance >= 0 && balance <= 10)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
