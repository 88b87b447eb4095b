import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { toItem, type Plain } from '../../../functions/lib/dynamodb/attributes';
import { getItem, read, type PlainItem } from '../../../functions/lib/dynamodb/items';
import { createHandler } from '../../../functions/number-ballots/handler';
import { createNumberingStore } from '../../../functions/number-ballots/table-numbering-store';
import { CHECKOUT, checkoutIn, isAwaited } from '../../../model/checkouts';
import { LEDGER_ENTRY } from '../../../model/credits';
import type { Shape } from '../../../model/items';
import { scheduleKey } from '../../../model/keys';
import { balanceOf, PROFILE } from '../../../model/profile';
import { mostOpenAtOnce, SCHEDULE, scheduleIn } from '../../../model/schedule';
import { TALLY_SLOT } from '../../../model/tally';
import { VOTE } from '../../../model/vote';
import { definitionIn, statusAt, VOTING } from '../../../model/voting';
import { audit } from '../../../scripts/audit/audit';
import { startLocalTable, TABLE_NAME, type LocalTable } from '../payments/support/local-table';

/** A table as 0.1.0 left it: two votings, one of them final, votes without ballots, a purchase for each paid vote. */
const items = JSON.parse(readFileSync(path.join(__dirname, 'first-release.json'), 'utf8')) as (Record<
  string,
  Plain
> &
  PlainItem)[];

let table: LocalTable;
beforeAll(async () => {
  table = await startLocalTable();
  for (const item of items)
    await table.dynamodb.send(new PutItemCommand({ TableName: TABLE_NAME, Item: toItem(item) }));
});
afterAll(() => table.stop());

const SHAPES: [prefix: string, shape: Shape<never>][] = [
  ['DEFINITION', VOTING as Shape<never>],
  ['VOTE#', VOTE as Shape<never>],
  ['SLOT#', TALLY_SLOT as Shape<never>],
  ['SCHEDULE', SCHEDULE as Shape<never>],
  ['PROFILE', PROFILE as Shape<never>],
  ['LEDGER#', LEDGER_ENTRY as Shape<never>],
  ['CHECKOUT#', CHECKOUT as Shape<never>],
];
const of = (prefix: string): PlainItem[] => items.filter(({ SK }) => SK.startsWith(prefix));
const target = () => ({ client: table.dynamodb, tableName: TABLE_NAME });

describe('The table of the first release', () => {
  it.each(SHAPES)('has items %s that are read today', (prefix, shape) => {
    expect(of(prefix).length).toBeGreaterThan(0);
    for (const item of of(prefix)) expect(read(shape, item)).toBe(item);
  });

  it('keeps its votings, its balances, its schedule and its purchases', async () => {
    const [first, second] = of('DEFINITION').map((item) => definitionIn(read(VOTING, item))!);
    expect([first!.recount?.total, second!.recount]).toEqual([4, undefined]);
    expect(statusAt(Date.parse('2026-11-26'), Date.parse(first!.opensAt), Date.parse(first!.closesAt))).toBe(
      'CLOSED',
    );
    for (const profile of of('PROFILE')) {
      const ledger = of('LEDGER#').filter(({ PK }) => PK === profile.PK);
      const sum = ledger.reduce((credits, entry) => credits + read(LEDGER_ENTRY, entry).credits, 0);
      expect(balanceOf('u', read(PROFILE, profile)).credits).toBe(sum);
    }
    const schedule = scheduleIn(read(SCHEDULE, (await getItem(table.dynamodb, TABLE_NAME, scheduleKey()))!));
    expect(mostOpenAtOnce(Object.values(schedule.windows), second!)).toBe(1);
    for (const item of of('CHECKOUT#')) {
      const checkout = checkoutIn(read(CHECKOUT, item));
      expect([checkout.status, checkout.creditsGiven, isAwaited(checkout)]).toEqual(['PAID', 10, false]);
    }
  });

  it('gives each vote its ballot, once, and then counts as it did', async () => {
    const votings = of('DEFINITION').map((item) => read(VOTING, item).id);
    await expect(audit(target(), votings[0]!)).rejects.toThrow(/still being given their ballots/);
    const number = async (): Promise<void> => {
      const store = createNumberingStore(table.dynamodb, TABLE_NAME);
      const handler = createHandler({ store, log: () => undefined, sleep: () => Promise.resolve() });
      const inTime = { getRemainingTimeInMillis: () => 900_000 };
      await handler({ segment: 0, segmentCount: 1 }, inTime);
      await handler({ finished: true }, inTime);
    };
    const stored = () =>
      Promise.all(of('VOTE#').map(({ PK, SK }) => getItem(table.dynamodb, TABLE_NAME, { PK, SK })));
    await number();
    const numbered = await stored();
    for (const [index, vote] of of('VOTE#').entries())
      expect(numbered[index]).toMatchObject({ ...vote, ballotId: expect.any(String) as string });
    await number();
    expect(await stored()).toEqual(numbered);
    const audits = await Promise.all(votings.map((id) => audit(target(), id)));
    expect(audits).toMatchObject([
      { votes: 4, differences: [], final: true },
      { votes: 2, differences: [], final: false },
    ]);
  });
});
