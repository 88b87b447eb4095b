import { beforeSignUp, beforeTokens, type Guard } from '../../../functions/guard-accounts/guard';
import { getItem } from '../../../functions/lib/dynamodb/items';
import { writeItem } from '../../../functions/lib/dynamodb/transact';
import { departedKey, mailboxKey, personKey, voteKey } from '../../../model/keys';
import { MAX_SIGN_UPS_AN_HOUR } from '../../../model/limits';
import { barWrite } from '../../../model/people';
import { put } from '../../../model/writes';
import { startLocalTable, TABLE_NAME, type LocalTable } from '../payments/support/local-table';

let table: LocalTable;
beforeAll(async () => (table = await startLocalTable()));
afterAll(() => table.stop());

const itemAt = (key: Parameters<typeof getItem>[2]) => getItem(table.dynamodb, TABLE_NAME, key);

/** A pool in which addresses change, and tokens that are asked for after each change. */
function world() {
  const emails = new Map<string, string>();
  const guard: Guard = {
    usesApp: () => Promise.resolve(false),
    table: { client: table.dynamodb, tableName: TABLE_NAME },
    users: {
      find: (name) => {
        const found = [...emails].find(([userId, email]) => userId === name || email === name);
        if (!found) return Promise.resolve(undefined);
        const [userId, email] = found;
        return Promise.resolve({
          userId,
          email,
          isVerified: true,
          isConfirmed: true,
          isEnabled: true,
          createdAt: undefined,
        });
      },
      remove: () => Promise.resolve(),
      setPassword: () => Promise.resolve(),
    },
    mailboxOf: (address) => Promise.resolve({ person: address, domain: 'example.com' }),
    now: Date.now,
  };
  return {
    signsIn: async (userId: string, email: string): Promise<void> => {
      emails.set(userId, email);
      await beforeTokens(guard, { userId, email, isVerified: true });
    },
  };
}
const knownBy = async (userId: string) => (await itemAt(mailboxKey(userId)))?.['person'];

describe('An account that goes to another mailbox and back', () => {
  it('is known by the first one again, which is not forgotten', async () => {
    const { signsIn } = world();
    for (const mailbox of ['there', 'm', 'there']) await signsIn('ann', mailbox);

    expect(await knownBy('ann')).toBe('there');
    expect(await itemAt(departedKey('there'))).toBeUndefined();
    expect(await itemAt(departedKey('m'))).toMatchObject({ userId: 'ann' });
  });

  it('leaves the other one to the next: no two are known by it', async () => {
    const { signsIn } = world();
    await signsIn('bob', 'b1');
    await signsIn('cid', 'c1');
    for (const mailbox of ['n', 'b1']) await signsIn('bob', mailbox);
    for (const mailbox of ['n', 'c1']) await signsIn('cid', mailbox);
    expect(await Promise.all(['bob', 'cid'].map(knownBy))).toEqual(['b1', 'c1']);

    await signsIn('bob', 'n');
    expect(await Promise.all(['bob', 'cid'].map(knownBy))).toEqual(['n', 'c1']);
    expect(await itemAt(personKey('n'))).toMatchObject({ userId: 'bob' });
    await expect(signsIn('cid', 'n')).rejects.toThrow('(MailboxTaken)');
  });
});

it('takes a few sign-ups of a mailbox in an hour, and leaves the last one then', async () => {
  let hours = 500_000;
  const removed: string[] = [];
  const pending = {
    userId: 'last',
    isVerified: false,
    isConfirmed: false,
    isEnabled: true,
    createdAt: undefined,
  };
  const guard: Guard = {
    table: { client: table.dynamodb, tableName: TABLE_NAME },
    users: {
      find: (email) => Promise.resolve({ ...pending, email }),
      remove: (userId) => Promise.resolve(void removed.push(userId)),
      setPassword: () => Promise.resolve(),
    },
    mailboxOf: (address) => Promise.resolve({ person: address.replace(/\+.*@/, '@'), domain: 'example.com' }),
    now: () => hours * 3_600_000,
    usesApp: () => Promise.resolve(false),
  };
  for (let turn = 0; turn < MAX_SIGN_UPS_AN_HOUR; turn += 1)
    await beforeSignUp(guard, `flo+${turn}@example.com`, true);
  await expect(beforeSignUp(guard, 'flo@example.com', true)).rejects.toThrow('(TooManySignUps)');
  expect(removed).toHaveLength(MAX_SIGN_UPS_AN_HOUR);

  // An administrator's, another mailbox's, and those of the next hour.
  await beforeSignUp(guard, 'flo@example.com', false);
  await beforeSignUp(guard, 'gil@example.com', true);
  hours += 1;
  await beforeSignUp(guard, 'flo@example.com', true);
});

it('puts off a bar that stands, and leaves a vote as it is', async () => {
  const bar = (until: number) => writeItem(table.dynamodb, TABLE_NAME, barWrite('dot', 'V', until));
  expect(await bar(100)).toBe(true);
  expect(await bar(200)).toBe(true);
  expect(await itemAt(voteKey('dot', 'V'))).toMatchObject({ barred: true, expiresAt: 200 });

  await writeItem(table.dynamodb, TABLE_NAME, put(voteKey('dot', 'V'), { optionId: 'V-1' }));
  expect(await bar(300)).toBe(false);
});
