import { ErrorType } from '../../../model/errors';
import { TooManyRequestsException } from '@aws-sdk/client-cognito-identity-provider';
import { AT_ONCE } from '../../../functions/delete-account/give-up-checkouts';
import { ProviderError } from '../../../functions/lib/errors/errors';
import { settleNotice } from '../../../functions/settle-payment/handler';
import { getItem } from '../../../functions/lib/dynamodb/items';
import { sendWrites } from '../../../functions/lib/dynamodb/writes';
import { checkoutKey, departedKey, mailboxKey, personKey, scheduleKey, type Key } from '../../../model/keys';
import { bindingWrites } from '../../../model/people';
import { aPaidRecord } from '../payments/support/factories';
import { Crash, crashing, type Fuse } from '../payments/support/crashing';
import { startLocalTable, TABLE_NAME, type LocalTable } from '../payments/support/local-table';
import { accountIn, voterIn } from './support/voter';
import { busyVoter, deletingWorld, nothingPaid } from './support/world';

let table: LocalTable;
beforeAll(async () => {
  table = await startLocalTable();
});
afterAll(() => table.stop());

const STAYS = [
  'CHECKOUT#DISPUTED',
  'CHECKOUT#PAID',
  'CHECKOUT#REFUNDED',
  'CHECKOUT#wrong',
  'CLOSURE',
  'SUMS',
  expect.stringMatching(/^VOTE#/) as string,
];

it('deletes everything but votes and the records of money, and the user in the end', async () => {
  const voter = await busyVoter(table);
  const other = await busyVoter(table);
  const others = await other.items();
  let whenRemoved: string[] = [];
  const remove = async () => {
    whenRemoved = await voter.sortKeys();
  };
  const world = deletingWorld(table, { users: { remove } });
  expect(await world.delete(voter.userId)).toEqual({ account: { id: voter.userId, credits: 5 } });
  expect(whenRemoved).toEqual(STAYS);
  expect(await voter.sortKeys()).toEqual(STAYS);
  // Their pages were open at the provider: a capture may still go through.
  expect(await voter.leaving()).toEqual([
    'CHECKOUT#CANCELLED',
    'CHECKOUT#EXPIRED',
    'CHECKOUT#FAILED',
    'CHECKOUT#pending',
  ]);
  const leaving = (await voter.items()).find(({ SK }) => SK === 'CHECKOUT#pending');
  expect(leaving).toMatchObject({ status: 'CANCELLED' });
  expect(leaving?.['expiresAt']).toBeGreaterThan(Date.now() / 1000 + 29 * 24 * 3600);
  expect(await other.items()).toEqual(others);
  expect(JSON.stringify(await voter.items())).not.toContain('Anna');
});

it('does no harm when it is repeated, or when there is nothing', async () => {
  const voter = await busyVoter(table);
  const world = deletingWorld(table);
  await world.delete(voter.userId);
  expect(await world.delete(voter.userId)).toEqual({ account: { id: voter.userId, credits: 0 } });
  expect(await voter.sortKeys()).toEqual(STAYS);
  const nobody = voterIn(table);
  expect(await world.delete(nobody.userId)).toEqual({ account: { id: nobody.userId, credits: 0 } });
  expect(world.removed).toEqual([voter.userId, voter.userId, nobody.userId]);
});

it('leaves the schedule as it is once the user is gone', async () => {
  const voter = voterIn(table);
  const schedule = () => getItem(table.dynamodb, TABLE_NAME, scheduleKey());
  const world = deletingWorld(table);
  await world.delete(voter.userId);
  const before = await schedule();
  await world.delete(voter.userId);
  expect(await schedule()).toEqual(before);

  // The first call stopped before the user was gone.
  const other = voterIn(table);
  const failing = deletingWorld(table, { users: { remove: () => Promise.reject(new Error('busy')) } });
  await failing.delete(other.userId);
  const between = await schedule();
  await world.delete(other.userId);
  expect(await schedule()).not.toEqual(between);
});

it('marks the mailbox that a sign-in has bound again before the user was gone', async () => {
  const { userId } = voterIn(table);
  const bind = (former?: string) =>
    sendWrites(
      table.dynamodb,
      TABLE_NAME,
      bindingWrites(userId, { person: userId, domain: 'example.com' }, former),
    );
  await bind();
  await deletingWorld(table, { users: { remove: () => bind(userId) } }).delete(userId);

  const itemAt = (key: Key) => getItem(table.dynamodb, TABLE_NAME, key);
  expect(await itemAt(mailboxKey(userId))).toBeUndefined();
  expect(await itemAt(departedKey(userId))).toMatchObject({ userId });
  expect(await itemAt(personKey(userId))).toHaveProperty('leftAt');
});

it('settles what was paid after all: the credits go, the record stays', async () => {
  const voter = await busyVoter(table);
  const lookUp = jest.fn(() => Promise.resolve(aPaidRecord()));
  const world = deletingWorld(table, { gateway: { lookUp } });
  expect(await world.delete(voter.userId)).toEqual({ account: { id: voter.userId, credits: 15 } });
  expect(lookUp).toHaveBeenCalled();
  const items = await voter.items();
  expect(await voter.sortKeys()).toEqual([...STAYS.slice(0, 3), 'CHECKOUT#pending', ...STAYS.slice(3)]);
  expect(items.find(({ SK }) => SK === 'CHECKOUT#pending')).toMatchObject({
    status: 'PAID',
    creditsGiven: 10,
  });
});

describe('deletes nothing', () => {
  /** What a refused call leaves: everything but what says that nothing is sold for a minute, and given-up checkouts. */
  const untouched = (items: { SK: string }[]) =>
    items.filter(({ SK }) => SK !== 'CLOSURE' && SK !== 'CHECKOUT#unopened');
  /** What it adds: that the voter wants no open purchase any more. */
  const instant = expect.stringMatching(/Z$/) as string;
  const noted = {
    cancelRequestedAt: instant,
    updatedAt: instant,
    version: 2,
    pendingSince: 'PENDING#STRIPE',
    kind: 'PAYMENTS#2026-11#0',
    opening: '2026-11-22T08:00:00.000Z#pending',
  };
  const untouchedButNoted = (items: { SK: string }[]) =>
    untouched(items).map((item) => (item.SK === 'CHECKOUT#pending' ? { ...item, ...noted } : item));

  it.each([true, false])('while a provider cannot be asked (worth trying again: %s)', async (retryable) => {
    const voter = await busyVoter(table);
    const before = untouchedButNoted(await voter.items());
    const close = jest.fn(() => Promise.reject(new ProviderError('STRIPE', retryable, 'told by the test')));
    const world = deletingWorld(table, { gateway: { close } });
    expect(await world.delete(voter.userId)).toMatchObject({
      error: { type: 'PaymentProviderError', info: { provider: 'STRIPE', retryable } },
    });
    expect(untouched(await voter.items())).toEqual(before);
    expect(world.removed).toEqual([]);

    close.mockImplementation(() => Promise.resolve() as Promise<never>);
    expect(await world.delete(voter.userId)).toMatchObject({ account: { credits: 5 } });
  });

  it('while a provider does not answer, and says so', async () => {
    const voter = await busyVoter(table);
    const before = untouchedButNoted(await voter.items());
    const lookUp = () => new Promise<never>(() => {});
    const world = deletingWorld(table, { gateway: { lookUp }, services: { providerDeadline: 200 } });
    expect(await world.delete(voter.userId)).toMatchObject({
      error: { type: 'PaymentProviderError', info: { retryable: true } },
    });
    expect(untouched(await voter.items())).toEqual(before);
  });

  it('while money is on its way', async () => {
    const voter = await busyVoter(table);
    // Its buyer is told that the money is on its way.
    const before = untouchedButNoted(await voter.items()).map((item) =>
      item.SK === 'CHECKOUT#pending' ? { ...item, detail: 'UNDER_WAY', version: 3 } : item,
    );
    const lookUp = () => Promise.resolve(aPaidRecord({ state: 'PROCESSING', amount: 0 }));
    const world = deletingWorld(table, { gateway: { lookUp } });
    expect(await world.delete(voter.userId)).toMatchObject({
      error: { type: 'CheckoutNotPayable', info: { status: 'PENDING' } },
    });
    expect(untouched(await voter.items())).toEqual(before);
    expect(world.removed).toEqual([]);
  });
});

it('does not stop at a checkout that cannot be read: that one stays', async () => {
  const voter = await busyVoter(table);
  await voter.keep(checkoutKey(voter.userId, 'broken'), { id: 'broken', status: 'PENDING', pack: 'ten' });
  const world = deletingWorld(table);
  expect(await world.delete(voter.userId)).toMatchObject({ account: { credits: 5 } });
  expect((await voter.items()).map(({ SK }) => SK)).toContain('CHECKOUT#broken');
});

it('asks about many checkouts, a few at a time, and goes on where the provider failed', async () => {
  const voter = await busyVoter(table);
  for (let index = 0; index < 30; index += 1) await voter.checkout({ id: `many-${index}` });
  let running = 0;
  let most = 0;
  let asked = 0;
  let full: () => void;
  const isFull = new Promise<void>((resolve) => (full = resolve));
  const close = async () => {
    running += 1;
    asked += 1;
    most = Math.max(most, running);
    const fails = asked === 20;
    if (running === AT_ONCE) full();
    // The first wait until as many run as may, and a little longer for one that may not.
    await isFull;
    await new Promise((resolve) => setTimeout(resolve, 50));
    running -= 1;
    if (fails) throw new ProviderError('STRIPE', true, 'told by the test');
  };
  const world = deletingWorld(table, { gateway: { close } });
  expect(await world.delete(voter.userId)).toMatchObject({ error: { type: 'PaymentProviderError' } });
  expect(running).toBe(0);
  expect(asked).toBeLessThan(31);
  const askedBefore = asked;
  expect(await world.delete(voter.userId)).toMatchObject({ account: { credits: 5 } });
  expect(most).toBe(AT_ONCE);
  // Those that were given up already are not asked about again.
  expect(asked - askedBefore).toBeLessThan(31 - 10);
  expect(await voter.sortKeys()).toEqual(STAYS);
});

it.each(['before', 'after'])('gets over an end %s any of its calls', async (when) => {
  for (let calls = 1, crashed = true; crashed; calls += 1) {
    const voter = await busyVoter(table);
    const fuse: Fuse = { callsLeft: calls, afterEffect: when === 'after' };
    let removedWith: string[] | undefined;
    const remove = async () => {
      removedWith = await voter.sortKeys();
    };
    const world = deletingWorld(table, {
      dynamodb: crashing(table.dynamodb, fuse),
      gateway: crashing(nothingPaid, fuse),
      users: crashing({ remove }, fuse),
    });
    crashed = await world.delete(voter.userId).then(
      // Once something is deleted, the caller is told to go on, whatever it was that ended the call.
      (answer) => answer.error?.type === ErrorType.TryAgain,
      (error: unknown) => {
        if (error instanceof Crash) return true;
        throw error;
      },
    );
    const { credits, sum } = accountIn(await voter.items());
    expect(sum).toBe(credits);
    expect(removedWith ?? STAYS).toEqual(STAYS);

    expect(await deletingWorld(table).delete(voter.userId)).toMatchObject({ account: { id: voter.userId } });
    expect(await voter.sortKeys()).toEqual(STAYS);
    if (!crashed) expect(calls).toBeGreaterThan(15);
  }
});

it('says to call again when there is more than fits into one call', async () => {
  const voter = await busyVoter(table);
  const world = deletingWorld(table, { services: { callTime: -1 } });
  expect(await world.delete(voter.userId)).toMatchObject({ error: { type: 'TryAgain' } });
  expect(world.removed).toEqual([]);
  expect(await deletingWorld(table).delete(voter.userId)).toMatchObject({ account: { credits: 5 } });
});

it('says to call again whatever fails once something is deleted, and what it was in the log', async () => {
  const voter = await busyVoter(table);
  const failing = (error: Error) => deletingWorld(table, { users: { remove: () => Promise.reject(error) } });
  const busy = new TooManyRequestsException({ message: 'told by the test', $metadata: {} });
  expect(await failing(busy).delete(voter.userId)).toMatchObject({ error: { type: 'TryAgain' } });
  const broken = failing(new Error('told by the test'));
  expect(await broken.delete(voter.userId)).toMatchObject({ error: { type: 'TryAgain' } });
  expect(broken.lines).toContainEqual({
    level: 'error',
    event: 'DeletionInterrupted',
    details: { reason: 'Error' },
  });
});

it('sells nothing while it runs, nor for as long as tokens stay good', async () => {
  const voter = await busyVoter(table);
  const soldAt = (seconds: number) =>
    voterStore.create({
      ...template,
      id: `later-${seconds}`,
      createdAt: new Date(startedAt + seconds * 1000).toISOString(),
    });
  const startedAt = Date.now();
  const close = async () => {
    expect(await soldAt(0)).toBe(false);
  };
  const world = deletingWorld(table, { gateway: { close } });
  const voterStore = world.services.store;
  const template = await voter.checkout({ id: 'template' });
  expect(await world.delete(voter.userId)).toMatchObject({ account: { credits: 5 } });
  expect(await soldAt(3600)).toBe(false);
  expect(await soldAt(3 * 3600)).toBe(true);
});

it('sells again within two minutes after a call that deleted nothing', async () => {
  const voter = await busyVoter(table);
  const close = () => Promise.reject(new ProviderError('STRIPE', true, 'told by the test'));
  const world = deletingWorld(table, { gateway: { close } });
  await world.delete(voter.userId);
  const made = await voter.checkout({ id: 'template' });
  const createdAt = new Date(Date.now() + 120_000).toISOString();
  expect(await world.services.store.create({ ...made, id: 'again', createdAt })).toBe(true);
});

describe('news of a payment that comes afterwards', () => {
  const notice = (id: string) => ({
    provider: 'STRIPE' as const,
    eventId: 'e',
    eventType: 't',
    subject: { kind: 'payment' as const, id },
  });

  it('is taken: a refund is written down, and the account still adds up', async () => {
    const voter = voterIn(table);
    const { checkout } = await busyVoter(table);
    const paid = await checkout({
      id: 'sold',
      userId: voter.userId,
      status: 'PAID',
      paid: true,
      creditsGiven: 10,
      providerReference: `STRIPE#${voter.userId}`,
    });
    await voter.keep({ PK: `USER#${voter.userId}`, SK: 'CHECKOUT#sold' }, paid);
    const clawbacks = [{ id: 're_1', kind: 'REFUND' as const, amount: 500, standing: true }];
    const lookUp = () => Promise.resolve(aPaidRecord({ clawbacks }));
    const world = deletingWorld(table, { gateway: { lookUp } });
    await world.delete(voter.userId);

    await settleNotice(world.services, notice(voter.userId));

    const items = await voter.items();
    expect(items.find(({ SK }) => SK === 'CHECKOUT#sold')).toMatchObject({ status: 'REFUNDED' });
    expect(accountIn(items)).toEqual({ credits: -10, sum: -10, entries: 1 });
  });

  it('is kept and told of when it is money that was just being captured', async () => {
    const voter = await busyVoter(table);
    let captured = false;
    const lookUp = () => Promise.resolve(aPaidRecord(captured ? {} : { state: 'OPEN', amount: 0 }));
    const world = deletingWorld(table, { gateway: { lookUp } });
    await world.delete(voter.userId);
    captured = true;
    await settleNotice(world.services, notice(`${voter.userId}-pending`));
    expect(world.lines.filter(({ level }) => level === 'error')).toEqual([
      { level: 'error', event: 'PaidAfterDeletion', details: { checkoutId: 'pending', provider: 'STRIPE' } },
    ]);
    const items = await voter.items();
    const kept = items.find(({ SK }) => SK === 'CHECKOUT#pending');
    expect(kept).toMatchObject({ status: 'PAID' });
    expect(kept).not.toHaveProperty('expiresAt');
    expect(accountIn(items)).toEqual({ credits: 10, sum: 10, entries: 1 });
  });

  it('is told of when its checkout is gone', async () => {
    const voter = await busyVoter(table);
    const owner = { userId: voter.userId, checkoutId: 'unopened' };
    const find = () => Promise.resolve({ providerId: 'cs_gone', owner });
    const world = deletingWorld(table, { gateway: { find } });
    await world.delete(voter.userId);
    await settleNotice(world.services, notice('cs_gone'));
    expect(world.events()).toContain('CheckoutMissing');
    expect(await voter.sortKeys()).toEqual(STAYS);
  });
});
