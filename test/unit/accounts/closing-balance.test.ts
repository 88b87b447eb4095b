import { TransactionCanceledException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { closeBalance } from '../../../functions/delete-account/close-balance';
import { UnfinishedError } from '../../../functions/lib/errors/errors';
import { VoterItems } from '../../../functions/delete-account/voter-items';
import { TableStore } from '../../../functions/lib/checkouts/table-store';
import { aCheckout } from '../payments/support/factories';
import { startLocalTable, TABLE_NAME, type LocalTable } from '../payments/support/local-table';
import { accountIn, foldedIn, voterIn, type TestVoter } from './support/voter';

let table: LocalTable;
beforeAll(async () => {
  table = await startLocalTable();
});
afterAll(() => table.stop());

const soon = () => performance.now() + 45_000;

/** What stays of an account that was given so many credits, and gave them up. */
function sumsOf({ userId }: TestVoter, credits: number): object {
  const month = new Date().toISOString().slice(0, 7);
  return {
    PK: `USER#${userId}`,
    SK: 'SUMS',
    version: expect.any(Number) as number,
    [`${month} GRANT`]: credits,
    [`${month} CLOSING`]: -credits,
  };
}

const withoutZeros = (sums: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));

/** Raised where a process is thought to end. */
class Crash extends Error {}

/** What befalls a call of the table: nothing, a conflict with others, the end of the process before or after it. */
type Fate = 'none' | 'conflict' | 'crash' | 'lost';

/** The table as a deletion has it: calls meet their fates in turn, and after each somebody may look. */
function fateful(client: DynamoDBClient, fates: Fate[], look: () => Promise<void>): DynamoDBClient {
  return new Proxy(client, {
    get(target, name): unknown {
      if (name !== 'send') return Reflect.get(target, name) as unknown;
      return async (command: Parameters<DynamoDBClient['send']>[0]) => {
        const fate = fates.shift() ?? 'none';
        const isTransaction = command.constructor.name === 'TransactWriteItemsCommand';
        if (fate === 'crash') throw new Crash();
        if (fate === 'conflict' && isTransaction)
          throw new TransactionCanceledException({
            message: 'told by the test',
            $metadata: {},
            CancellationReasons: [{ Code: 'TransactionConflict' }],
          });
        const answer = await target.send(command);
        await look();
        if (fate === 'lost') throw new Crash();
        return answer;
      };
    },
  });
}

/** What others do to the account at the same time. */
type Deed = { do: 'grant' | 'refund'; credits: number; after: number } | { do: 'vote'; after: number };

async function perform(voter: TestVoter, deed: Deed, index: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, deed.after));
  if (deed.do === 'vote') return (await voter.spend()) ? -1 : 0;
  if (deed.do === 'grant') {
    await voter.grant(deed.credits, `key-${index}`);
    return deed.credits;
  }
  // As settling writes it: the checkout, the balance and the entry in one transaction.
  const store = new TableStore(table.dynamodb, TABLE_NAME);
  const checkout = aCheckout({ userId: voter.userId, id: `paid-${index}`, status: 'PAID', paid: true });
  await voter.keep({ PK: `USER#${voter.userId}`, SK: `CHECKOUT#${checkout.id}` }, checkout);
  const entry = { id: `re-${index}-taken`, kind: 'REFUND' as const, credits: -deed.credits };
  await store.replace(checkout, [entry], new Date().toISOString());
  return -deed.credits;
}

const deeds = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constantFrom('grant' as const, 'refund' as const),
      credits: fc.integer({ min: 1, max: 20 }),
      after: fc.nat(60),
    }),
    fc.record({ do: fc.constant('vote' as const), after: fc.nat(60) }),
  ),
  { maxLength: 12 },
);
const fates = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.constant<Fate>('none') },
    { weight: 2, arbitrary: fc.constantFrom<Fate>('conflict', 'crash', 'lost') },
  ),
  { maxLength: 25 },
);

it('leaves a balance that is the sum of the ledger at every moment, whatever comes in between', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 230 }),
      fc.nat(4),
      deeds,
      fates,
      fc.boolean(),
      async (granted, votes, others, befalls, twice) => {
        const voter = voterIn(table);
        if (granted > 0) await voter.history(granted, '');
        let spent = 0;
        for (let vote = 0; vote < votes; vote += 1) spent += (await voter.spend()) ? 1 : 0;
        const look = async () => {
          const { credits, sum } = accountIn(await voter.items());
          expect(sum).toBe(credits);
        };
        const close = async (): Promise<number> => {
          const items = new VoterItems(fateful(table.dynamodb, befalls, look), TABLE_NAME);
          try {
            return await closeBalance(items, voter.userId, soon());
          } catch (error) {
            if (!(error instanceof Crash)) throw error;
            // A call that ended half-way is made again.
            return close();
          }
        };
        const mayLoseAnAnswer = befalls.includes('lost') || befalls.includes('crash');

        const [taken, changes] = await Promise.all([
          Promise.all(twice ? [close(), close()] : [close()]),
          Promise.all(others.map((deed, index) => perform(voter, deed, index))),
        ]);
        await look();
        taken.push(await close());

        const items = await voter.items();
        expect(items.filter(({ SK }) => SK === 'PROFILE' || SK.startsWith('LEDGER#'))).toEqual([]);
        // What statements of a month are made from is what there was, each once.
        const paidVotes = items.filter(({ SK }) => SK.startsWith('VOTE#')).length;
        const given = others.map((deed) => (deed.do === 'vote' ? 0 : deed.credits));
        const sumOf = (what: Deed['do']) =>
          given.reduce((sum, credits, index) => sum + (others[index]?.do === what ? credits : 0), 0);
        const { CLOSING = 0, ...kept } = foldedIn(items);
        expect(kept).toEqual(
          withoutZeros({ GRANT: granted + sumOf('grant'), VOTE: -paidVotes, REFUND: -sumOf('refund') }),
        );
        expect(CLOSING).toBe(paidVotes + sumOf('refund') - granted - sumOf('grant') || 0);
        // Every vote that was confirmed is there, and no other.
        const laterVotes = others.filter((deed, index) => deed.do === 'vote' && changes[index] === -1).length;
        expect(items.filter(({ SK }) => SK.startsWith('VOTE#'))).toHaveLength(spent + laterVotes);
        if (mayLoseAnAnswer) return;
        const moved = granted - spent + changes.reduce((sum, change) => sum + change, 0);
        expect(taken.reduce((sum, credits) => sum + credits, 0)).toBe(moved);
      },
    ),
    { numRuns: 15 },
  );
}, 120_000);

it('takes thousands of entries, over several pages of a query', async () => {
  const voter = voterIn(table);
  await voter.history(2500, 'x'.repeat(500));
  expect(await closeBalance(new VoterItems(table.dynamodb, TABLE_NAME), voter.userId, soon())).toBe(2500);
  expect(await voter.items()).toEqual([sumsOf(voter, 2500)]);
});

it('stops when its time is up, in a state that adds up, and goes on from there', async () => {
  const voter = voterIn(table);
  await voter.history(400, '');
  const items = new VoterItems(table.dynamodb, TABLE_NAME);
  const endsAt = soon();
  const write = items.write.bind(items);
  let writes = 0;
  let clock: jest.SpyInstance | undefined;
  items.write = async (list) => {
    writes += 1;
    // The balance, then two parts of the ledger.
    if (writes === 3) clock = jest.spyOn(performance, 'now').mockReturnValue(endsAt + 5);
    return write(list);
  };
  await expect(closeBalance(items, voter.userId, endsAt)).rejects.toThrow(UnfinishedError);
  clock?.mockRestore();
  expect(accountIn(await voter.items())).toEqual({ credits: 0, sum: 0, entries: 400 - 2 * 98 + 1 });

  expect(await closeBalance(items, voter.userId, soon())).toBe(0);
  expect(await voter.items()).toEqual([sumsOf(voter, 400)]);
});

it.each([
  ['owes credits', -7],
  ['has some', 3],
])('of a voter who %s leaves nothing but what it came to', async (_which, credits) => {
  const voter = voterIn(table);
  await voter.grant(credits);
  expect(await closeBalance(new VoterItems(table.dynamodb, TABLE_NAME), voter.userId, soon())).toBe(credits);
  expect(await voter.accounts()).toEqual([sumsOf(voter, credits)]);
});

it('takes a profile of nothing but preferences, and one that is not there', async () => {
  const voter = voterIn(table);
  const items = new VoterItems(table.dynamodb, TABLE_NAME);
  await voter.keep({ PK: `USER#${voter.userId}`, SK: 'PROFILE' }, { displayName: 'Anna' });
  expect(await closeBalance(items, voter.userId, soon())).toBe(0);
  expect(await closeBalance(items, voter.userId, soon())).toBe(0);
  expect(await voter.items()).toEqual([]);
});
