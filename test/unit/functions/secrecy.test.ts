import { createHash, randomUUID } from 'node:crypto';
import { createHandler as createCounter, type SetAside } from '../../../functions/count-votes/handler';
import { withoutChoice } from '../../../functions/count-votes/votes';
import { nodeHash } from '../../../functions/lib/ballots/node-hash';
import { toItem } from '../../../functions/lib/dynamodb/attributes';
import { INDEXED_OF_VOTE, voteWrites, type VoteItem } from '../../../model/vote';
import type { CastVoteStash } from '../../../resolvers/votes/stash';
import type { PublishedBallot } from '../../../proof/ballots';
import { ballotFile } from '../../../proof/publication';
import { response as readGate } from '../../../resolvers/steps/readGate';

/** The resolver itself, hundreds of times: its runtime gives random UUIDs ("util.autoId()", AppSync developer guide). */
jest.mock('@aws-appsync/utils', () => ({
  util: {
    autoId: () => randomUUID(),
    time: {
      epochMilliSecondsToFormatted: (at: number) => new Date(at).toISOString(),
      parseISO8601ToEpochMilliSeconds: Date.parse,
    },
  },
}));

const VOTES = 256;

/** What an order says of the other one, of two options: half of it agrees by chance, give or take a sixteenth. */
const BY_CHANCE = 0.66;

const gate = {
  opensAt: '2026-11-22T09:00:00.000Z',
  closesAt: '2099-01-01T00:00:00.000Z',
  access: 'PAID',
  optionIds: ['V-1', 'V-2'],
};

type Item = Record<string, unknown>;

/** Votes of a paid voting with all that is written with them, by the code that writes them. */
function votesCast(): VoteItem[] {
  const votes: VoteItem[] = [];
  for (let vote = 0; vote < VOTES; vote += 1) {
    const optionId = Math.random() < 0.5 ? 'V-1' : 'V-2';
    const stash: Partial<CastVoteStash> = {
      attempt: randomUUID(),
      castAt: Date.parse('2026-11-22T09:00:01Z') + vote * 700,
      turn: 0,
    };
    const context = {
      args: { input: { votingId: 'V', optionId, idempotencyKey: randomUUID() } },
      result: gate,
      stash,
    };
    readGate(context as unknown as Parameters<typeof readGate>[0]);
    votes.push(stash.receipt!);
  }
  return votes;
}

let votes: VoteItem[];
/** The vote, the profile's change and the ledger entry of each voter, as the table and its index hold them. */
let stored: { optionId: string; items: Item[] }[];
let published: PublishedBallot[];

beforeAll(async () => {
  votes = votesCast();
  stored = votes.map((vote) => ({
    optionId: vote.optionId,
    items: voteWrites(randomUUID(), vote).map((write) => ({
      ...write.key,
      ...('item' in write ? write.item : {}),
      ...('update' in write ? write.update.values : {}),
    })),
  }));
  const ballots = votes
    .map(({ ballotId, optionId }) => ({ ballotId, optionId }))
    .sort((one, other) => (one.ballotId < other.ballotId ? -1 : 1));
  const { pieces } = await ballotFile(nodeHash, ballots);
  const lines = Buffer.concat(pieces).toString().trimEnd().split('\n');
  published = lines.map((line) => JSON.parse(line) as PublishedBallot);
});

/** All that the table holds of a vote, but for where it is among the published ballots. */
function textsWithoutBallots(items: Item[]): string[] {
  return items.flatMap((item) =>
    Object.entries(item)
      .filter(([name]) => !['ballotId', 'ballotBox', 'optionId'].includes(name))
      .map(([, value]) => JSON.stringify(value)),
  );
}

function agreement(options: string[], others: string[]): number {
  return options.filter((option, place) => option === others[place]).length / options.length;
}

/** The best that putting the published list beside the voters in some order of theirs does. */
function bestByOrder(list: PublishedBallot[]): number {
  const options = list.map(({ optionId }) => optionId);
  const rows = stored.map(({ items, optionId }) => ({ texts: textsWithoutBallots(items), optionId }));
  const orders = rows[0]!.texts.map((_, column) =>
    [...rows]
      .sort(({ texts: one }, { texts: other }) => (one[column]! < other[column]! ? -1 : 1))
      .map(({ optionId }) => optionId),
  );
  return Math.max(
    ...orders.flatMap((order) => [agreement(options, order), agreement(options, [...order].reverse())]),
  );
}

it('published ballots cannot be put beside voters by any order that the table has', () => {
  expect(published).toHaveLength(VOTES);
  expect(bestByOrder(published)).toBeLessThan(BY_CHANCE);
  // The attempt itself is good: ballots in the order of the votes would be found out.
  expect(bestByOrder(votes)).toBe(1);
});

it('nor by an id, nor by what could be made of one', () => {
  const beginnings = new Set(published.map(({ ballotId }) => ballotId.slice(0, 8)));
  const made = (text: string): string[] =>
    ['md5', 'sha1', 'sha256'].map((name) => createHash(name).update(text).digest('hex').slice(0, 8));
  const texts = stored.flatMap(({ items }) => textsWithoutBallots(items));
  const ids = texts.flatMap((text) => [...text.matchAll(/[0-9a-f]{8}(?=-)/g)].map(([id]) => id));
  const whole = texts.map((text) => text.replace(/^"|"$/g, ''));
  expect(ids.length).toBeGreaterThan(3 * VOTES);
  const found = [...ids, ...whole.flatMap(made)].filter((id) => beginnings.has(id));
  expect(found).toEqual([]);
});

it('nor by a time: they have none', () => {
  expect([...new Set(published.flatMap((ballot) => Object.keys(ballot)))].sort()).toEqual([
    'ballotId',
    'optionId',
  ]);
  expect(INDEXED_OF_VOTE).not.toContain('PK');
});

it('what cannot be counted is set aside without the choice, and logged without it', async () => {
  const [vote] = votes;
  const PK = `USER#${randomUUID()}`;
  const image = toItem({ PK, SK: 'VOTE#V', ...vote, castAt: undefined });
  const record = {
    eventName: 'INSERT' as const,
    dynamodb: {
      SequenceNumber: '1',
      Keys: toItem({ PK, SK: 'VOTE#V' }) as object,
      NewImage: image as object,
    },
  };
  const lines: unknown[] = [];
  const kept: SetAside[] = [];
  const handler = createCounter({
    store: undefined as never,
    setAside: (aside) => Promise.resolve(void kept.push(aside)),
    log: (...line) => void lines.push(line),
  });
  await handler({ Records: [record as never], shardId: 's' });
  expect(JSON.stringify(kept)).toContain(PK);
  for (const text of [JSON.stringify(kept), JSON.stringify(lines)])
    expect(text).not.toMatch(new RegExp(`${vote!.optionId}|${vote!.ballotId}`));
  expect(withoutChoice({ eventName: 'REMOVE' })).toEqual({ eventName: 'REMOVE' });
});
