import { askForStatement } from '../../../functions/make-statement/handler';
import { checkoutKey, profileKey, statementKey } from '../../../model/keys';
import { remove, update } from '../../../model/writes';
import { differencesOf } from '../../../scripts/statement/print';
import { aCheckout } from './support/factories';
import { startLocalTable, TABLE_NAME, type LocalTable } from './support/local-table';
import { StatementWorld } from './support/statement-world';

let table: LocalTable;
let world: StatementWorld;

beforeAll(async () => {
  table = await startLocalTable();
  world = new StatementWorld(table);
});
afterAll(() => table.stop());

const money = (received: number, returned = 0, disputed = 0) => ({ received, returned, disputed });

const differencesIn = (statement: { month: string; revision: number }) =>
  differencesOf({ client: table.dynamodb, tableName: TABLE_NAME }, statement);

const inProvider = <T extends { provider: string }>(lines: T[], provider: string) =>
  lines.filter((line) => line.provider === provider);

it('a month with everything in it adds up, and is what the providers list, to the cent', async () => {
  const before = await world.buy('anna', 'STRIPE');
  world.at('2026-10-05T10:00:00Z');
  const annas = await world.buy('anna', 'PAYPAL');
  const berts = await world.buy('bert', 'STRIPE');
  const second = await world.buy('bert', 'PAYPAL');
  const doras = await world.buy('dora', 'PAYPAL');
  await world.buy('dora', 'STRIPE');
  await world.move('carl', 'GRANT', 5);
  await world.move('carl', 'CORRECTION', -2);
  await world.move('anna', 'VOTE', -3);
  await world.move('dora', 'VOTE', -1);
  world.at('2026-10-12T10:00:00Z');
  world.change(berts, 'refund', 200);
  world.change(second, 'refund', 100);
  world.change(annas, 'dispute');
  world.change(before, 'dispute');
  for (const each of [berts, second, annas, before]) await world.settle(each);
  world.at('2026-10-20T10:00:00Z');
  world.change(before, 'dispute-lose');
  await world.settle(before);
  world.at('2026-10-25T10:00:00Z');
  await world.deleteAccount('dora');
  // What comes later belongs to the next month, also of an account that is gone.
  world.at('2026-11-01T00:00:00Z');
  world.change(doras, 'refund', 100);
  await world.settle(doras);
  await world.move('anna', 'GRANT', 7);

  world.at('2026-11-02T12:00:00Z');
  await expect(world.make()).rejects.toThrow('NOTHING');
  world.at('2026-11-03T06:00:00Z');
  const statement = await world.make();

  expect(statement).toMatchObject({ month: '2026-10', revision: 1, differenceCount: 0 });
  const price = aCheckout().pack.amount;
  const { credits } = statement;
  expect(credits).toEqual({
    opening: 10,
    sold: 50,
    spent: -4,
    given: 5,
    corrected: -2,
    refunded: -6,
    disputed: -20,
    givenUp: -19,
    closing: 14,
  });
  expect(inProvider(statement.money, 'STRIPE')).toMatchObject([
    {
      opening: money(price),
      movement: money(2 * price, price + 200),
      closing: money(3 * price, price + 200),
    },
  ]);
  expect(inProvider(statement.money, 'PAYPAL')).toMatchObject([
    { opening: money(0), movement: money(3 * price, 100, price), closing: money(3 * price, 100, price) },
  ]);
  for (const { provider, theirs, ours } of statement.comparisons) {
    expect({ provider, ours }).toEqual({ provider, ours: theirs });
    const { taken, away } = world.booked(provider, '2026-10');
    expect({ taken: theirs.received, away: theirs.returned + theirs.disputed }).toEqual({ taken, away });
  }
  expect(statement.comparisons.map(({ provider }) => provider)).toEqual(['STRIPE', 'PAYPAL']);
  expect(world.log.events()).toContain('StatementMade');
  await expect(world.make()).rejects.toThrow('NOTHING');
});

it('is the same however often it is stopped, and never changed', async () => {
  const first = await world.statements.newest('2026-10');
  expect(await askForStatement(world.statements, '2026-10', world.time)).toBe(2);
  expect(await askForStatement(world.statements, '2026-10', world.time)).toBeUndefined();
  const again = await world.make(1);
  expect(again).toEqual({ ...first, revision: 2, madeAt: again.madeAt });
  await expect(askForStatement(world.statements, '2026-11', world.time)).rejects.toThrow('2026-12-02');
});

it('names what only one of both knows, with its ids, and rings', async () => {
  world.at('2026-10-28T10:00:00Z');
  const late = await world.pay('emil', 'STRIPE');
  const [lost, gone] = [await world.pay('emil', 'STRIPE'), await world.buy('fred', 'PAYPAL')];
  for (const { userId, id } of [lost, gone]) await world.write([remove(checkoutKey(userId, id))]);
  const unknown = aCheckout({ userId: 'gina', paid: true, status: 'PAID', creditsGiven: 10 });
  await world.services.store.create({
    ...unknown,
    providerReference: 'STRIPE#cs_test_unknown',
    charge: { id: 'ch_unknown', at: '2026-10-28T10:00:00.000Z' },
    paidAt: '2026-10-28T10:00:00.000Z',
  });
  await world.write([update(profileKey('bert'), { expression: 'ADD credits :one', values: { ':one': 1 } })]);

  world.at('2026-11-05T06:00:00Z');
  await askForStatement(world.statements, '2026-10', world.time);
  const statement = await world.make();
  const found = await differencesIn(statement);
  expect(found).toEqual([
    { kind: 'LEDGER', userId: 'bert', ours: expect.stringMatching(/^balance \d+, ledger \d+$/) as string },
    {
      kind: 'MISSING_HERE',
      provider: 'PAYPAL',
      reference: expect.stringMatching(/^[A-Z0-9]{17}$/) as string,
      checkoutId: gone.id,
      userId: 'fred',
      theirs: 'received 500 EUR',
    },
    {
      kind: 'MISSING_HERE',
      provider: 'STRIPE',
      reference: expect.stringMatching(/^ch_/) as string,
      checkoutId: lost.id,
      userId: 'emil',
      theirs: 'received 500 EUR',
    },
    {
      kind: 'MISSING_THERE',
      provider: 'STRIPE',
      reference: 'ch_unknown',
      checkoutId: unknown.id,
      userId: 'gina',
      ours: 'received 500 EUR',
    },
  ]);
  expect(statement).toMatchObject({ revision: 3, differenceCount: 4 });
  expect(world.log.lines).toContainEqual({
    level: 'error',
    event: 'StatementDiffers',
    details: { month: '2026-10', revision: 3, differences: 4 },
  });
  // The payment whose webhook was lost was found by asking.
  expect(await world.services.store.read(late.userId, late.id)).toMatchObject({ status: 'PAID' });
});

it('says so where a provider does not let us see its records, and where a month does not begin as the last one ended', async () => {
  world.at('2026-12-03T06:00:00Z');
  world.payPal.faults.set([{ times: 1e9, kind: 'fail', status: 403, path: '/v1/reporting' }]);
  const tampered = { expression: 'SET credits.closing = :some', values: { ':some': 1 } };
  await world.write([update(statementKey('2026-10', 3), tampered)]);
  const statement = await world.make();
  expect(inProvider(statement.comparisons, 'PAYPAL')).toEqual([]);
  const found = await differencesIn(statement);
  expect(found).toContainEqual(expect.objectContaining({ kind: 'NOT_READ', provider: 'PAYPAL' }));
  expect(found).toContainEqual(expect.objectContaining({ kind: 'OPENING', reference: 'CREDITS' }));
});

it('compares what it may read where a key has no right to list disputes, and names the right', async () => {
  world.payPal.faults.set([]);
  world.at('2026-12-05T10:00:00Z');
  const [refunded, lost] = [await world.buy('hugo', 'STRIPE'), await world.buy('hugo', 'STRIPE')];
  const [reversed, sentBack] = [await world.buy('ines', 'PAYPAL'), await world.buy('ines', 'PAYPAL')];
  world.change(refunded, 'refund', 200);
  world.change(sentBack, 'refund', 100);
  world.change(lost, 'dispute');
  world.change(reversed, 'dispute');
  for (const each of [refunded, lost, reversed, sentBack]) await world.settle(each);
  world.at('2026-12-12T10:00:00Z');
  world.change(lost, 'dispute-lose');
  // PayPal enters the end of it as a reversal of the payment, too; and what the bank sends back as another movement.
  world.change(reversed, 'dispute-lose');
  world.change(sentBack, 'refund-fails');

  const right = { times: 1e9, kind: 'fail', status: 403 } as const;
  world.stripe.faults.set([{ ...right, path: '/v1/disputes' }]);
  world.at('2027-01-03T06:00:00Z');
  const first = await world.make();
  const balance = { kind: 'LEDGER', userId: 'bert' };
  const disputes = (provider: string, theirs: RegExp) => ({
    kind: 'NOT_READ',
    provider,
    reference: 'DISPUTE',
    theirs: expect.stringMatching(theirs) as string,
  });
  const ofStripe = disputes('STRIPE', /rak_dispute_read/);
  expect(await differencesIn(first)).toMatchObject([balance, ofStripe]);
  expect(inProvider(first.comparisons, 'STRIPE')).toMatchObject([
    { theirs: money(1000, 200), ours: money(1000, 200) },
  ]);
  expect(inProvider(first.comparisons, 'PAYPAL')).toMatchObject([
    { theirs: money(1000, 500), ours: money(1000, 500) },
  ]);
  expect(world.log.lines).toContainEqual({
    level: 'error',
    event: 'ProviderNeedsMending',
    details: { provider: 'STRIPE', detail: expect.stringContaining('rak_dispute_read') as string },
  });

  world.payPal.faults.set([{ ...right, path: '/v1/customer/disputes' }]);
  await askForStatement(world.statements, '2026-12', world.time);
  const second = await world.make();
  expect(await differencesIn(second)).toMatchObject([balance, disputes('PAYPAL', /403/), ofStripe]);

  world.payPal.faults.set([]);
  world.stripe.faults.set([]);
  await askForStatement(world.statements, '2026-12', world.time);
  const third = await world.make();
  expect(await differencesIn(third)).toMatchObject([balance]);
  expect(inProvider(third.comparisons, 'STRIPE')).toMatchObject([
    { theirs: money(1000, 700), ours: money(1000, 700) },
  ]);
});
