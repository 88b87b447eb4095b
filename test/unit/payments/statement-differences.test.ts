import type { ListedRecord, ProviderLists } from '../../../functions/lib/checkouts/lists';
import type { PaymentGateway } from '../../../functions/lib/checkouts/gateway';
import { statementHandler } from '../../../functions/make-statement/handler';
import { MAX_DIFFERENCES } from '../../../model/limits';
import { NO_MONEY } from '../../../model/statements';
import { MemoryStatements } from '../../../scripts/payments/memory-statements';
import { AccountStore } from './support/account-store';
import { keepingLog } from './support/keeping-log';

const CHARGES = MAX_DIFFERENCES + 260;
const PAGE = 100;
const TIME = 20 * 60_000;

const charge = (number: number): ListedRecord => ({
  provider: 'STRIPE',
  kind: 'CHARGE',
  id: `ch_${String(number).padStart(6, '0')}`,
  at: '2026-10-05T10:00:00.000Z',
  currency: 'EUR',
  ...NO_MONEY,
  received: 500,
  subject: { kind: 'charge', id: `pi_${number}` },
});

/** The keys are of another account: it has many charges, and none of them is of a purchase here. */
function otherAccount() {
  const asked: string[] = [];
  const stripe: ProviderLists = {
    page: (_, cursor = '0') => {
      const first = Number(cursor);
      const records = Array.from({ length: Math.min(PAGE, CHARGES - first) }, (_each, index) =>
        charge(first + index),
      );
      const next = first + PAGE < CHARGES ? { next: String(first + PAGE) } : {};
      return Promise.resolve({ records, ...next });
    },
    current: (record) => {
      asked.push(record.id);
      return Promise.resolve(record);
    },
  };
  const payPal: ProviderLists = {
    page: () => Promise.resolve({ records: [] }),
    current: (record) => Promise.resolve(record),
  };
  const gateway = { find: () => Promise.resolve(undefined) } as unknown as PaymentGateway;
  const log = keepingLog();
  const services = {
    store: new AccountStore(),
    gateways: { STRIPE: gateway, PAYPAL: gateway },
    receipts: { send: () => Promise.resolve() },
    log: log.log,
    now: () => Date.parse('2026-11-03T06:00:00Z') + 2 * TIME * runs.count,
  };
  const statements = new MemoryStatements(services.store);
  const runs = { count: 0 };
  /** @param steps after which the run's time is over. */
  const run = (steps: number) => {
    runs.count += 1;
    let left = steps;
    return statementHandler({
      statements,
      services,
      lists: { STRIPE: stripe, PAYPAL: payPal },
      sleep: () => Promise.resolve(),
    })(undefined, { getRemainingTimeInMillis: () => (left-- >= 0 ? TIME : 0) });
  };
  return { asked, statements, run, log };
}

it('of a month in which nothing agrees a thousand things of a kind are named, and all are counted', async () => {
  const { asked, statements, run, log } = otherAccount();
  let last: string;
  do last = (await run(7)).did;
  while (last === 'WENT_ON');
  expect(last).toBe('MADE');
  const [statement] = statements.made;
  expect(statement).toMatchObject({
    differenceCount: CHARGES,
    comparisons: [{ provider: 'STRIPE', theirs: { received: CHARGES * 500 }, ours: NO_MONEY }],
  });
  expect(statements.differences.size).toBe(MAX_DIFFERENCES);
  // By then it is known that asking for one more tells nothing new.
  expect(asked).toHaveLength(MAX_DIFFERENCES);
  expect(log.lines).toContainEqual({
    level: 'error',
    event: 'StatementDiffers',
    details: { month: '2026-10', revision: 1, differences: CHARGES },
  });
});

it('what is noted once more after a crash is counted once', async () => {
  const { statements, run } = otherAccount();
  let kept = 0;
  const add = statements.addDifference.bind(statements);
  statements.addDifference = async (...values) => {
    await add(...values);
    kept += 1;
    if (kept % 301 === 0) throw new Error('killed');
  };
  let last = '';
  do
    last = await run(7).then(
      ({ did }) => did,
      () => 'KILLED',
    );
  while (last !== 'MADE');
  expect(kept).toBeGreaterThan(MAX_DIFFERENCES);
  expect(statements.differences.size).toBe(MAX_DIFFERENCES);
  expect(statements.made[0]?.differenceCount).toBe(CHARGES);
});
