import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { countVotes } from '../../../functions/count-votes/count';
import { TableCountStore, slotOf } from '../../../functions/count-votes/table-count-store';
import { fromItem, toItem } from '../../../functions/lib/dynamodb/attributes';
import { getItem } from '../../../functions/lib/dynamodb/items';
import { sendWrites } from '../../../functions/lib/dynamodb/writes';
import { numberingDoneWrite } from '../../../model/ballot-numbering';
import {
  auditKey,
  scheduleKey,
  tallyBaseKey,
  tallyMinuteKey,
  tallyRepairKey,
  tallySlotKey,
  voteKey,
  votingKey,
} from '../../../model/keys';
import { scheduleWrite } from '../../../model/schedule';
import { ballotIn, voteWrites } from '../../../model/vote';
import { votingWrites, type VotingDefinition } from '../../../model/voting';
import { put, type Write } from '../../../model/writes';
import { audit } from '../../../scripts/audit/audit';
import { serverClock } from '../../../scripts/operator/clock';
import { repair } from '../../../scripts/repair/repair';
import { createRepairStore } from '../../../scripts/repair/table-repair-store';
import { strike } from '../../../scripts/strike/strike';
import { startLocalTable, TABLE_NAME, type LocalTable } from '../payments/support/local-table';

const closing = Math.floor(Date.now() / 60_000) * 60_000 - 600_000;
const closesAt = new Date(closing + 30_000).toISOString();
const minute = new Date(closing).toISOString();
const name = `${minute.slice(0, 16)}Z`;
const voting: VotingDefinition = {
  id: 'V',
  title: 'Lunch?',
  access: 'FREE',
  opensAt: new Date(closing - 3_600_000).toISOString(),
  closesAt,
  options: [
    { id: 'V-1', label: 'Yes' },
    { id: 'V-2', label: 'No' },
  ],
  createdAt: minute,
  updatedAt: minute,
  version: 1,
  disagreement: minute,
};

describe('Setting a tally from the votes, in a table', () => {
  let table: LocalTable;
  beforeAll(async () => (table = await startLocalTable()));
  afterAll(() => table.stop());

  it('leaves out what was struck, replaces what was counted wrongly, and concludes', async () => {
    const client = table.dynamodb;
    const target = { client, tableName: TABLE_NAME };
    const write = async (writes: Write[]): Promise<void> => {
      for (const one of writes) await sendWrites(client, TABLE_NAME, [one]);
    };
    const itemAt = (key: Parameters<typeof getItem>[2]) => getItem(client, TABLE_NAME, key);
    const voters = ['ann', 'ben', 'cat', 'dan', 'eve'];
    const castAt = minute;
    await write([
      ...votingWrites(voting, null),
      scheduleWrite({ windows: {}, version: 0 }, 'W', { opensAt: minute, closesAt }),
      ...voters.flatMap((voter, index) =>
        voteWrites(voter, {
          votingId: 'V',
          optionId: `V-${1 + (index % 2)}`,
          castAt,
          creditsSpent: 0,
          attempt: voter,
          ...ballotIn('V', randomUUID()),
        }),
      ),
      put(tallySlotKey('V', 3), { n1: 9, version: 4, updatedAt: minute }),
      put(tallyMinuteKey('V', name, 3), { n1: 9, updatedAt: minute }),
      put(tallyMinuteKey('V', name, 5), { n2: 9, updatedAt: minute }),
    ]);
    await expect(audit(target, 'V')).rejects.toThrow('given their ballots');
    await write([numberingDoneWrite(minute)]);
    expect((await audit(target, 'V'))?.differences).toHaveLength(2);

    const struck = { at: minute, reason: 'bought', by: 'ops' };
    expect(await strike(target, 'V', ['ann', 'ben', 'zoe', 'ann'], struck)).toEqual({
      struck: ['ann', 'ben'],
      already: [],
      missing: ['zoe'],
    });
    expect(await strike(target, 'V', ['ann'], struck)).toMatchObject({ struck: [], already: ['ann'] });
    expect(await itemAt(voteKey('ann', 'V'))).toMatchObject({ optionId: 'V-1', struck });
    const entries = async (at: string): Promise<Record<string, unknown>[]> => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: TABLE_NAME,
          KeyConditionExpression: 'PK = :month',
          ExpressionAttributeValues: toItem({ ':month': auditKey(at, '').PK }),
        }),
      );
      return Items.map(fromItem);
    };
    expect(await entries(minute)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          action: 'STRIKE_VOTE',
          userId: 'ann',
          votingId: 'V',
          by: 'ops',
          reason: 'bought',
        }),
      ]),
    );
    expect(await entries(minute)).toHaveLength(2);

    const now = serverClock(target);
    const store = createRepairStore(target, now, 'ops');
    const parts = { store, now, sleep: () => Promise.resolve(), say: () => undefined };
    const report = await repair(parts, 'V', { final: false });
    expect(report).toMatchObject({
      tally: { total: 3, counts: [{ votes: 2 }, { votes: 1 }], version: 5 },
      votes: 3,
      uncountable: [],
      concluded: true,
    });
    expect(await audit(target, 'V')).toMatchObject({ votes: 3, differences: [], final: true });
    const repairs = (await entries(new Date(now()).toISOString())).filter(
      ({ action }) => action === 'REPAIR_TALLY',
    );
    expect(repairs).toEqual([
      expect.objectContaining({
        by: 'ops',
        votingId: 'V',
        before: { total: 9 },
        after: { total: 3, version: 5 },
      }),
    ]);
    // Who was struck is in the trail, so what the votes were for must not be, nor how many each option had.
    const trail = JSON.stringify([...(await entries(minute)), ...repairs]);
    expect(trail).toContain('"ann"');
    expect(trail).not.toMatch(/"n\d+":|option|V-\d|counts/i);
    const [first, third] = await Promise.all([0, 3].map((slot) => itemAt(tallyMinuteKey('V', name, slot))));
    expect([first, third]).toEqual([expect.objectContaining({ n1: 2, n2: 1 }), undefined]);
    expect(await itemAt(votingKey('V'))).toMatchObject({ recount: { total: 3, counts: [2, 1], version: 6 } });
    expect(await itemAt(votingKey('V'))).not.toHaveProperty('disagreement');
    expect(await itemAt(scheduleKey())).toMatchObject({ windows: { V: { closesAt }, W: { closesAt } } });

    await expect(repair(parts, 'V', { final: false })).rejects.toThrow('--final');
    expect(await repair(parts, 'V', { final: true })).toMatchObject({ votes: 3, concluded: true });
    expect(await itemAt(votingKey('V'))).toMatchObject({ recount: { total: 3, version: 8 } });
    expect(await repair(parts, 'nobody', { final: false })).toBeUndefined();
  });

  it('counts no late vote twice: not through a sealed row, and not what is taken from the votes', async () => {
    const client = table.dynamodb;
    const store = new TableCountStore(client, TABLE_NAME);
    const counted = (epoch: number) => ({
      additions: [{ votingId: 'V', epoch, counts: { n1: 1 }, minutes: { [name]: { n1: 1 } } }],
      sequence: 1n,
    });
    expect(await store.commit('late', undefined, counted(0))).toBe('OUTRUN');
    expect(await store.checkpoint('late')).toBeUndefined();

    const late = { votingId: 'V', optionId: 'V-1', minute: name, sequence: 1n };
    const next = { ...late, minute: '2999-01-01T00:00Z', sequence: 2n };
    await countVotes(store, 'late', [late, next]);
    expect(await store.checkpoint('late')).toBe(2n);
    const target = { client, tableName: TABLE_NAME };
    const found = await createRepairStore(target, Date.now, 'ops').read('V');
    expect(found?.tally.total).toBe(4);
    expect(await getItem(client, TABLE_NAME, tallySlotKey('V', slotOf('late'), 2))).toMatchObject({ n1: 1 });
  });

  it('names votes whose time no release of now knows, and reads on', async () => {
    const target = { client: table.dynamodb, tableName: TABLE_NAME };
    const other = { ...voting, id: 'M', options: [{ id: 'M-1', label: 'Yes' }] };
    const times = { fay: closing, gus: 'yesterday', hal: minute, ivy: closesAt };
    for (const [voter, castAt] of Object.entries(times)) {
      const vote = { votingId: 'M', optionId: 'M-1', castAt, ...ballotIn('M', randomUUID()) };
      await sendWrites(target.client, TABLE_NAME, [put(voteKey(voter, 'M'), vote)]);
    }
    await sendWrites(target.client, TABLE_NAME, [numberingDoneWrite(minute)]);
    const found = await createRepairStore(target, Date.now, 'ops').votesBefore(other, closesAt);
    expect({ ...found, uncountable: found.uncountable.sort() }).toEqual({
      counts: { n1: 1 },
      minutes: { [name]: { n1: 1 } },
      votes: 1,
      uncountable: ['USER#fay', 'USER#gus'],
    });
  });

  it('is held against its votes by an audit, slot by slot of the epoch that counts', async () => {
    const client = table.dynamodb;
    const { disagreement: _, ...undisputed } = voting;
    const live = { ...undisputed, id: 'L', options: [{ id: 'L-1', label: 'Yes' }] };
    const slot = (votes: number) => ({ n1: votes, version: votes, updatedAt: minute });
    const setSlot = (votes: number) =>
      sendWrites(client, TABLE_NAME, [put(tallySlotKey('L', 2, 1), slot(votes))]);
    for (const write of [
      ...votingWrites(live, null),
      numberingDoneWrite(minute),
      ...['ann', 'ben'].flatMap((voter) =>
        voteWrites(voter, {
          votingId: 'L',
          optionId: 'L-1',
          castAt: minute,
          creditsSpent: 0,
          attempt: voter,
          ...ballotIn('L', randomUUID()),
        }),
      ),
      put(tallyRepairKey('L'), { epoch: 1, from: minute, state: 'DONE' }),
      put(tallySlotKey('L', 2), slot(7)),
      put(tallyBaseKey('L', 1), slot(1)),
    ])
      await sendWrites(client, TABLE_NAME, [write]);
    const target = { client, tableName: TABLE_NAME };
    await setSlot(1);
    expect(await audit(target, 'L')).toMatchObject({ votes: 2, differences: [], final: false });
    await setSlot(2);
    expect(await audit(target, 'L')).toMatchObject({
      votes: 2,
      differences: [{ optionId: 'L-1', counted: 3, recounted: 2 }],
    });
  });
});
