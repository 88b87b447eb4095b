/* eslint-disable @typescript-eslint/require-await -- what stands in for a service answers later, as the service does */
import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { settle, type SettlingServices } from '../../../functions/lib/checkouts/settle';
import type { PaymentGateway } from '../../../functions/lib/checkouts/gateway';
import { TableStore } from '../../../functions/lib/checkouts/table-store';
import { listPaymentsHandler } from '../../../functions/list-payments/handler';
import { TablePayments } from '../../../functions/list-payments/table-payments';
import { TableTransmissions } from '../../../functions/payment-webhook/transmissions';
import { toItem } from '../../../functions/lib/dynamodb/attributes';
import { closureKey } from '../../../model/keys';
import { listPayments } from '../../../scripts/repair/payments';
import { aCheckout, aPaidRecord, VOTER } from './support/factories';
import { keepingLog } from './support/keeping-log';
import { startLocalTable, TABLE_NAME, type LocalTable } from './support/local-table';

let table: LocalTable;
let store: TableStore;
const itemsOf = (userId: string) => table.itemsOf(userId);

beforeAll(async () => {
  table = await startLocalTable();
  store = new TableStore(table.dynamodb, TABLE_NAME);
});
afterAll(() => table.stop());

const pending = { provider: 'STRIPE' as const, paid: false };

const AT = '2026-11-22T08:00:00.000Z';
let voters = 0;
const aVoter = () => `${VOTER}-${(voters += 1)}`;

it('keeps a checkout as it is, and finds it by reference and by its next check', async () => {
  const checkout = aCheckout({ userId: aVoter(), providerReference: 'STRIPE#cs_kept' });
  expect(await store.create(checkout)).toBe(true);
  expect(await store.read(checkout.userId, checkout.id)).toEqual(checkout);
  expect(await store.findByReference('STRIPE#cs_kept')).toEqual(checkout);
  expect(await store.due(pending, '2026-11-22T08:00:59.999Z', 10)).toEqual([]);
  expect(await store.due(pending, '2026-11-22T08:01:00.000Z', 10)).toEqual([checkout]);
  expect(await store.due({ ...pending, provider: 'PAYPAL' }, '2026-11-22T08:01:00.000Z', 10)).toEqual([]);
  await store.replace({ ...checkout, status: 'CANCELLED' }, [], '2026-11-22T08:02:00.000Z');
  expect(await store.due(pending, '2026-11-22T09:00:00.000Z', 10)).toEqual([]);
});

it('gives each of five places to one open checkout', async () => {
  const userId = aVoter();
  const made = await Promise.all(
    ['A', 'B', 'C'].map((id) => store.create(aCheckout({ userId, id, place: 0 }))),
  );
  expect(made.filter(Boolean)).toHaveLength(1);
  for (const place of [1, 2, 3]) await store.create(aCheckout({ userId, id: `open-${place}`, place }));
  expect((await store.room(userId, AT)).place).toBe(4);
  await store.create(aCheckout({ userId, id: 'last', place: 4 }));
  expect((await store.room(userId, AT)).place).toBeUndefined();
  const second = (await store.read(userId, 'open-2'))!;
  const ended = await store.replace({ ...second, status: 'EXPIRED' }, [], '2026-11-22T08:02:00.000Z');
  expect((await store.room(userId, AT)).place).toBe(2);
  expect(await store.read(userId, 'open-2')).not.toHaveProperty('place');
  expect(ended).not.toHaveProperty('place');
});

it('lists purchases for organisers, newest first, page by page, and adds them up', async () => {
  const userId = aVoter();
  const days = ['2024-02-28', '2024-03-01', '2024-03-02', '2024-03-02', '2024-04-01', '2024-04-02'];
  const clawbacks = { re_1: { kind: 'REFUND' as const, amount: 100, standing: true } };
  const made = days.map((day, index) =>
    aCheckout({
      userId,
      id: `01JD${index}${'ABCDEF'[index]}`,
      createdAt: `${day}T08:00:00.00${index}Z`,
      nextCheckAt: undefined,
      ...(index % 2 === 0 && { paid: true, status: 'PAID', clawbacks, returned: 100, creditsGiven: 8 }),
    }),
  );
  for (const checkout of made) await store.create(checkout);
  const list = listPaymentsHandler(new TablePayments(table.dynamodb, TABLE_NAME, keepingLog().log));
  const range = { from: '2024-03-01', to: '2024-04-01' };
  const all = async (more: object): Promise<string[]> => {
    const ids: string[] = [];
    let nextToken: string | undefined;
    do {
      const call = { field: 'payments' as const, range: { ...range, ...more }, limit: 2, nextToken };
      const { payments } = await list(call);
      expect(payments!.items.length).toBeLessThanOrEqual(2);
      ids.push(...payments!.items.map(({ checkout }) => checkout.id));
      nextToken = payments!.nextToken ?? undefined;
    } while (nextToken);
    return ids;
  };
  const ids = (...wanted: number[]) => wanted.map((index) => made[index]!.id);
  expect(await all({})).toEqual(ids(4, 3, 2, 1));
  expect(await all({ userId })).toEqual(ids(4, 3, 2, 1));
  expect(await all({ userId: 'nobody' })).toEqual([]);
  expect(await all({ status: 'PAID' })).toEqual(ids(4, 2));
  expect(await all({ provider: 'PAYPAL' })).toEqual([]);
  // A year until today begins a day later after midnight: a list that is read on then has ended.
  expect((await list({ field: 'payments', range, limit: 2, nextToken: '2024-03' })).payments).toEqual({
    items: [],
    nextToken: null,
  });
  const sums = { payments: 1, received: 500, returned: 100, disputed: 0, credits: 8 };
  expect((await list({ field: 'paymentTotals', range })).totals).toEqual(
    ['2024-04-01', '2024-03-02'].map((day) => ({ day, provider: 'STRIPE', currency: 'EUR', ...sums })),
  );
});

it('lists purchases of before there was a list once a repair has found them, and changes nothing else', async () => {
  const old = aCheckout({ userId: aVoter(), id: 'OLD', createdAt: '2023-05-06T08:00:00.000Z' });
  await store.create(old);
  const key = toItem({ PK: `USER#${old.userId}`, SK: `CHECKOUT#${old.id}` });
  const forget = { TableName: TABLE_NAME, Key: key, UpdateExpression: 'REMOVE kind, opening' };
  await table.dynamodb.send(new UpdateItemCommand(forget));
  const list = listPaymentsHandler(new TablePayments(table.dynamodb, TABLE_NAME, keepingLog().log));
  const range = { from: '2023-05-01', to: '2023-05-31' };
  const found = async () =>
    (await list({ field: 'payments', range, limit: 9 })).payments!.items.map(({ checkout }) => checkout.id);
  expect(await found()).toEqual([]);
  const where = { client: table.dynamodb, tableName: TABLE_NAME };
  expect([await listPayments(where), await listPayments(where)]).toEqual([1, 0]);
  expect(await found()).toEqual(['OLD']);
  expect(await store.read(old.userId, old.id)).toEqual(old);
});

it('begins so many purchases a day and no more, however many are asked for at once', async () => {
  const userId = aVoter();
  const begin = async (id: string, createdAt: string, most = 3) => {
    const { place, begunToday } = await store.room(userId, createdAt);
    return store.create(aCheckout({ userId, id, place, createdAt }), undefined, {
      most,
      isFirst: begunToday === 0,
    });
  };
  const end = async (id: string) =>
    store.replace({ ...(await store.read(userId, id))!, status: 'CANCELLED' }, [], AT);
  expect(await begin('one', AT)).toBe(true);
  expect(await begin('two', AT)).toBe(true);
  // Places that come free do not begin the day again, and two at once for the last one are one.
  await end('one');
  const room = await store.room(userId, AT);
  expect(room.begunToday).toBe(2);
  const last = await Promise.all(
    [2, 3].map((place) =>
      store.create(aCheckout({ userId, id: `last-${place}`, place, createdAt: AT }), undefined, {
        most: 3,
        isFirst: false,
      }),
    ),
  );
  expect(last.filter(Boolean)).toHaveLength(1);
  expect(await begin('four', AT)).toBe(false);
  expect((await store.room(userId, AT)).begunToday).toBe(3);
  expect(await begin('next-day', '2026-11-23T00:00:00.000Z')).toBe(true);
  expect((await store.room(userId, '2026-11-23T10:00:00.000Z')).begunToday).toBe(1);
  // What was begun before midnight, and is written after it, does not begin the day again either.
  expect(await begin('late', '2026-11-22T23:59:59.999Z')).toBe(true);
  expect((await store.room(userId, '2026-11-23T10:00:00.000Z')).begunToday).toBe(2);
});

it('lists the newest checkouts of a voter', async () => {
  const userId = aVoter();
  for (const id of ['A', 'B', 'C']) await store.create(aCheckout({ userId, id }));
  expect((await store.newest(userId, 2)).map(({ id }) => id)).toEqual(['C', 'B']);
});

it('finds those that are due beside one that cannot be read', async () => {
  const log = keepingLog();
  const careful = new TableStore(table.dynamodb, TABLE_NAME, log.log);
  const nextCheckAt = '2026-11-21T08:00:00.000Z';
  const checkout = aCheckout({ userId: aVoter(), provider: 'PAYPAL', nextCheckAt });
  await store.create(checkout);
  const Item = toItem({
    PK: `USER#${aVoter()}`,
    SK: 'CHECKOUT#broken',
    pendingSince: 'PENDING#PAYPAL',
    nextCheckAt,
  });
  await table.dynamodb.send(new PutItemCommand({ TableName: TABLE_NAME, Item }));
  expect(await careful.due({ ...pending, provider: 'PAYPAL' }, nextCheckAt, 10)).toEqual([checkout]);
  expect(log.events()).toEqual(['CheckoutUnreadable']);
});

it('keeps what was paid in a queue of its own, until its provider is asked no more', async () => {
  const nextCheckAt = '2026-11-23T08:00:00.000Z';
  const paid = { ...pending, paid: true };
  const checkout = aCheckout({ userId: aVoter(), status: 'PAID', paid: true, nextCheckAt });
  await store.create(checkout);
  expect(await store.due(pending, nextCheckAt, 10)).not.toContainEqual(checkout);
  expect(await store.due(paid, nextCheckAt, 10)).toEqual([checkout]);
  await store.replace({ ...checkout, nextCheckAt: undefined }, [], nextCheckAt);
  expect(await store.due(paid, '2027-11-23T08:00:00.000Z', 10)).toEqual([]);
});

it('keeps one checkout for an idempotency key', async () => {
  const userId = aVoter();
  const request = { idempotencyKey: 'k', packId: 'starter-eur', provider: 'STRIPE' as const };
  const ids = ['A', 'B', 'C'];
  const created = await Promise.all(ids.map((id) => store.create(aCheckout({ userId, id }), request)));
  expect(created.filter(Boolean)).toHaveLength(1);
  const winner = ids[created.indexOf(true)];
  expect(await store.readRequest(userId, 'k')).toMatchObject({ ...request, checkoutId: winner });
  expect((await itemsOf(userId)).filter(({ SK }) => SK.startsWith('CHECKOUT#'))).toHaveLength(1);
});

it('sells nothing to an account that is being deleted, until that is over', async () => {
  const checkout = aCheckout({ userId: aVoter() });
  const createdAt = Date.parse(checkout.createdAt) / 1000;
  const closedUntil = (expiresAt: number) =>
    table.dynamodb.send(
      new PutItemCommand({
        TableName: TABLE_NAME,
        Item: toItem({ ...closureKey(checkout.userId), expiresAt }),
      }),
    );
  await closedUntil(createdAt);
  expect(await store.create(checkout)).toBe(false);
  expect(await store.read(checkout.userId, checkout.id)).toBeUndefined();
  await closedUntil(createdAt - 1);
  expect(await store.create(checkout)).toBe(true);
});

it('writes nothing over a version that it did not read', async () => {
  const checkout = aCheckout({ userId: aVoter() });
  await store.create(checkout);
  const entry = { id: 'e', kind: 'PURCHASE' as const, credits: 10 };
  const at = '2026-11-22T08:02:00.000Z';
  expect(await store.replace({ ...checkout, version: 7 }, [entry], at)).toBeUndefined();
  expect(await itemsOf(checkout.userId)).toHaveLength(1);
});

it('gives the credits once when many settle at the same moment', async () => {
  const checkout = aCheckout({ userId: aVoter() });
  await store.create(checkout);
  const clawbacks = [{ id: 're_1', kind: 'REFUND' as const, amount: 100, standing: true }];
  const records = [aPaidRecord(), aPaidRecord({ clawbacks })];
  let asked = 0;
  const gateway = { lookUp: async () => records[(asked += 1) % 2] } as unknown as PaymentGateway;
  const receipts: object[] = [];
  const services: SettlingServices = {
    store,
    gateways: { STRIPE: gateway, PAYPAL: gateway },
    receipts: { send: async (settled) => void receipts.push(settled) },
    log: keepingLog().log,
    now: Date.now,
  };

  await Promise.all(Array.from({ length: 6 }, () => settle(services, checkout)));

  const items = await itemsOf(checkout.userId);
  const ledger = items.filter(({ SK }) => SK.startsWith('LEDGER#'));
  expect(ledger.map(({ kind, credits, reference }) => ({ kind, credits, reference }))).toEqual(
    expect.arrayContaining([
      { kind: 'PURCHASE', credits: 10, reference: checkout.id },
      { kind: 'REFUND', credits: -2, reference: checkout.id },
    ]),
  );
  expect(ledger).toHaveLength(2);
  expect(items.find(({ SK }) => SK === 'PROFILE')).toMatchObject({
    credits: 8,
    version: receipts.length,
    lastChange: expect.stringContaining('re_1-taken') as string,
  });
  const stored = items.find(({ SK }) => SK.startsWith('CHECKOUT#'));
  expect(stored).toMatchObject({ status: 'PAID', creditsGiven: 8 });
  // From now on the provider is asked what went back of it.
  expect(stored).toMatchObject({ pendingSince: 'PAID#STRIPE', nextCheckAt: expect.any(String) as string });
});

it('remembers a webhook transmission, of each provider for itself, once', async () => {
  const transmissions = new TableTransmissions(table.dynamodb, TABLE_NAME);
  expect(await transmissions.isKnown('STRIPE', 't')).toBe(false);
  expect(await transmissions.remember('STRIPE', 't')).toBe(true);
  expect(await transmissions.isKnown('STRIPE', 't')).toBe(true);
  expect(await transmissions.isKnown('PAYPAL', 't')).toBe(false);
  expect(await transmissions.remember('STRIPE', 't')).toBe(false);
});
