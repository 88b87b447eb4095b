import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { countInvited } from '../../../functions/invite-voters/count';
import { inviteVoters, type Inviting } from '../../../functions/invite-voters/invite';
import { fromItem, toItem } from '../../../functions/lib/dynamodb/attributes';
import { getItem } from '../../../functions/lib/dynamodb/items';
import { sendWrites } from '../../../functions/lib/dynamodb/writes';
import type { PoolUser } from '../../../functions/lib/people/directory';
import { NoAddressError } from '../../../functions/lib/people/mailbox';
import { SIGN_UP_LIVES, tidyAccounts } from '../../../functions/tidy-accounts/tidy';
import { closeWrite, TOKENS_LIVE_SECONDS } from '../../../model/closure';
import {
  auditKey,
  closureKey,
  departedKey,
  invitationKey,
  mailboxKey,
  personKey,
  scheduleKey,
  voteKey,
} from '../../../model/keys';
import { bindingWrites, departureWrites, invitationWrite, movedWrite } from '../../../model/people';
import { scheduleWrite } from '../../../model/schedule';
import { votingWrites, type VotingDefinition } from '../../../model/voting';
import { put, type Write } from '../../../model/writes';
import { startLocalTable, TABLE_NAME, type LocalTable } from '../payments/support/local-table';

const NOW = Date.parse('2026-11-26T12:00:00.000Z');
const at = new Date(NOW).toISOString();
const voting: VotingDefinition = {
  id: 'V',
  title: 'Lunch?',
  access: 'FREE',
  opensAt: at,
  closesAt: new Date(NOW + 3_600_000).toISOString(),
  options: [
    { id: 'V-1', label: 'Yes' },
    { id: 'V-2', label: 'No' },
  ],
  createdAt: at,
  updatedAt: at,
  version: 1,
  voters: { invitedOnly: true },
};

let table: LocalTable;
beforeAll(async () => (table = await startLocalTable()));
afterAll(() => table.stop());

const target = () => ({ client: table.dynamodb, tableName: TABLE_NAME });
const itemAt = (key: Parameters<typeof getItem>[2]) => getItem(table.dynamodb, TABLE_NAME, key);
const write = async (writes: Write[]): Promise<void> => {
  for (const one of writes) await sendWrites(table.dynamodb, TABLE_NAME, [one]);
};

describe('Inviting voters', () => {
  const inviting = (): Inviting => ({
    table: target(),
    mailboxOf: (address) =>
      address.includes('@')
        ? Promise.resolve({ person: address.toLowerCase(), domain: 'example.com' })
        : Promise.reject(new NoAddressError()),
    now: () => NOW,
  });
  const trail = async (): Promise<Record<string, unknown>[]> => {
    const { Items = [] } = await table.dynamodb.send(
      new QueryCommand({
        TableName: TABLE_NAME,
        KeyConditionExpression: 'PK = :month',
        ExpressionAttributeValues: toItem({ ':month': auditKey(at, '').PK }),
      }),
    );
    return Items.map(fromItem);
  };

  it('keeps each mailbox once, tells what is no address, and enters in the trail how many', async () => {
    await write(votingWrites(voting, null));
    const addresses = Array.from({ length: 150 }, (_, index) => `voter${index}@example.com`);

    expect(
      await inviteVoters(inviting(), 'org', {
        votingId: 'V',
        addresses: [...addresses, 'VOTER1@example.com', 'nobody'],
      }),
    ).toEqual({ votingId: 'V', invited: 150, refused: ['nobody'] });
    for (const address of [addresses[0]!, addresses[149]!])
      expect(await itemAt(invitationKey('V', address))).toMatchObject({
        expiresAt: NOW / 1000 + 3600 + 60 * 24 * 3600,
      });
    const entries = await trail();
    expect(entries.map(({ after }) => (after as { invited: number }).invited).sort()).toEqual([51, 99]);
    for (const entry of entries)
      expect(entry).toMatchObject({ action: 'INVITE_VOTERS', by: 'org', votingId: 'V' });
    expect(JSON.stringify(entries)).not.toContain('example.com');
  });

  it('is counted over all mailboxes of the voting, each once', async () => {
    const hashes = ['00', '0f', 'a7', 'ff', 'ff1'].map((digits) => digits.padEnd(64, '0'));
    const invitations = [...hashes, hashes[1]!].map((hash) => invitationWrite('counted', hash, NOW / 1000));
    await write([...invitations, invitationWrite('other', hashes[0]!, NOW / 1000)]);
    expect(await countInvited(target(), 'counted')).toBe(5);
  });

  it('is for an account that is there, and a voting that takes the invited only', async () => {
    await write([closeWrite('gone', NOW / 1000 + 60)]);
    const asked = { votingId: 'V', addresses: ['ada@example.com'] };
    await expect(inviteVoters(inviting(), 'gone', asked)).rejects.toMatchObject({ type: 'AccountDeleted' });
    await expect(inviteVoters(inviting(), 'org', { ...asked, votingId: 'W' })).rejects.toMatchObject({
      type: 'VotingNotFound',
    });
    expect(await itemAt(closureKey('gone'))).toMatchObject({ closed: true });
    expect(await itemAt(invitationKey('V', 'ada@example.com'))).toBeUndefined();
  });
});

describe('Tidying accounts', () => {
  const user = (userId: string, isConfirmed: boolean, age: number): PoolUser => ({
    userId,
    email: `${userId}@example.com`,
    isVerified: isConfirmed,
    isConfirmed,
    isEnabled: true,
    createdAt: new Date(NOW - age),
  });

  /** A pool; `confirmedMeanwhile` is listed as unconfirmed and is not any more when asked for. */
  function pool(users: PoolUser[], confirmedMeanwhile?: string) {
    const removed: string[] = [];
    return {
      removed,
      find: (name: string) => {
        const found = users.find(({ userId }) => userId === name);
        return Promise.resolve(
          found && (name === confirmedMeanwhile ? { ...found, isConfirmed: true } : found),
        );
      },
      remove: (userId: string) => {
        removed.push(userId);
        return Promise.resolve();
      },
      async *unconfirmed() {
        await Promise.resolve();
        yield users.filter(({ isConfirmed }) => !isConfirmed);
      },
    };
  }
  const tidy = (users: ReturnType<typeof pool>): Promise<void> =>
    tidyAccounts({ table: target(), users, log: () => undefined, now: () => NOW });

  it('ends sign-ups that nobody confirmed within a day, and no others', async () => {
    const users = pool(
      [
        user('old', false, SIGN_UP_LIVES + 1),
        user('young', false, SIGN_UP_LIVES - 1),
        user('late', false, SIGN_UP_LIVES + 1),
        user('confirmed', true, SIGN_UP_LIVES * 9),
      ],
      'late',
    );
    await tidy(users);
    expect(users.removed).toEqual(['old']);
  });

  it('forgets the mailbox of an account that is gone, once its votings are final', async () => {
    const left = new Date(NOW - TOKENS_LIVE_SECONDS * 1000).toISOString();
    const lately = new Date(NOW - TOKENS_LIVE_SECONDS * 1000 + 1).toISOString();
    await write([
      scheduleWrite({ windows: {}, version: 0 }, 'V', voting),
      ...bindingWrites('ann', { person: 'a', domain: 'example.com' }, undefined),
      ...departureWrites('ann', 'a', left),
      put(voteKey('ann', 'V'), { votingId: 'V', optionId: 'V-1', castAt: at }),
      ...bindingWrites('ben', { person: 'b', domain: 'example.com' }, undefined),
      ...departureWrites('ben', 'b', left),
      // Its deletion did not end.
      ...bindingWrites('cat', { person: 'c', domain: 'example.com' }, undefined),
      ...departureWrites('cat', 'c', left),
      // It has another mailbox now.
      ...bindingWrites('dan', { person: 'd', domain: 'example.com' }, undefined),
      put(mailboxKey('dan'), { person: 'd2', domain: 'example.com' }),
      movedWrite('dan', 'd'),
      // Its tokens may still be good.
      ...bindingWrites('eve', { person: 'e', domain: 'example.com' }, undefined),
      ...departureWrites('eve', 'e', lately),
    ]);
    const users = pool([user('cat', true, 0), user('dan', true, 0)]);
    const kept = async (): Promise<string[]> => {
      const people = ['a', 'b', 'c', 'd', 'e'];
      const found = await Promise.all(people.map((person) => itemAt(personKey(person))));
      return people.filter((_, index) => found[index] !== undefined);
    };
    await tidy(users);
    expect(await kept()).toEqual(['a', 'c', 'e']);
    expect(await itemAt(departedKey('a'))).toBeDefined();
    expect(await itemAt(departedKey('b'))).toBeUndefined();

    // The voting has left the schedule: it is final.
    await write([put(scheduleKey(), { windows: {}, version: 9 })]);
    await tidy(users);
    expect(await kept()).toEqual(['c', 'e']);
  });

  it('does either when the other fails, and fails then', async () => {
    const gone = pool([user('fay', false, SIGN_UP_LIVES + 1)]);
    const broken = {
      ...gone,
      find: (name: string) => (name === 'gus' ? Promise.reject(new Error('busy')) : gone.find(name)),
    };
    const left = new Date(NOW - TOKENS_LIVE_SECONDS * 1000).toISOString();
    await write([
      ...bindingWrites('gus', { person: 'g', domain: 'example.com' }, undefined),
      ...departureWrites('gus', 'g', left),
    ]);
    await expect(tidy(broken)).rejects.toThrow('busy');
    expect(gone.removed).toEqual(['fay']);

    const unlisted: ReturnType<typeof pool> = {
      ...pool([]),
      unconfirmed: () => {
        throw new Error('too many');
      },
    };
    await expect(tidy(unlisted)).rejects.toThrow('too many');
    expect(await itemAt(personKey('g'))).toBeUndefined();
  });
});
