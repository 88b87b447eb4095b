import { tallyMinuteKey } from '../../../model/keys';
import type { ResultsVisibility, Tally } from '../../../schema/generated/types';
import { runDirectly as evaluate } from './support/direct';
import { surroundings } from './support/evaluate';

jest.mock('@aws-appsync/utils', () => jest.requireActual<{ utils: object }>('./support/direct').utils);

const HOUR = 3_600_000;
const at = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
const created = at(-2);
const definition = {
  id: 'V',
  title: 'Lunch?',
  access: 'FREE',
  options: [
    { id: 'V-1', label: 'Yes' },
    { id: 'V-2', label: 'No' },
  ],
  createdAt: created,
  updatedAt: created,
  version: 1,
};
const windows = {
  UPCOMING: { opensAt: at(1), closesAt: at(2) },
  OPEN: { opensAt: at(-1), closesAt: at(1) },
  CLOSED: { opensAt: at(-1), closesAt: at(-0.5) },
};
const counts = [
  { optionId: 'V-1', votes: 4 },
  { optionId: 'V-2', votes: 3 },
];
const publication = {
  PK: 'TALLY#V',
  SK: 'PUBLICATION',
  tally: { total: 7, counts: [4, 3], version: 9, updatedAt: created, final: false },
};
const vote = {
  votingId: 'V',
  optionId: 'V-1',
  castAt: created,
  creditsSpent: 0,
  attempt: 'a',
  ballotId: 'b',
};
const voteItem = { ...vote, PK: `USER#${surroundings.identity.sub}`, SK: 'VOTE#V' };
const voter = surroundings.identity;
const organiser = { ...voter, groups: ['organisers'], claims: { 'cognito:groups': ['organisers'] } };

type Status = keyof typeof windows;
interface Viewer {
  identity: object | null;
  vote: object | null;
}
const viewers: Record<string, Viewer> = {
  'the public': { identity: null, vote: null },
  'a voter': { identity: voter, vote: null },
  'who has voted': { identity: voter, vote: voteItem },
  'an organiser': { identity: organiser, vote: null },
  'an organiser who has voted': { identity: organiser, vote: voteItem },
};

type Answer = Pick<Tally, 'counts' | 'hidden' | 'total' | 'version'>;
type Path = (status: Status, results: ResultsVisibility | undefined, viewer: Viewer) => Promise<Answer>;

const stored = (status: Status, results: ResultsVisibility | undefined) => ({
  ...definition,
  ...windows[status],
  ...(results && { results }),
});

async function viewOf(status: Status, results: ResultsVisibility | undefined): Promise<object> {
  const answer = await evaluate('Query.voting.ts', 'response', {
    result: { ...stored(status, results), PK: 'VOTING#V', SK: 'DEFINITION', kind: 'VOTING', opening: 'x' },
  });
  expect(answer.error).toBeUndefined();
  return answer.result as object;
}

/** Resolves `Voting.tally` below what its parent answered, and reads what it asks for. */
async function resolveTally(source: object, { identity, vote: own }: Viewer): Promise<Answer> {
  const context = { source: source as Record<string, unknown>, identity: identity as typeof voter | null };
  const asked = await evaluate('Voting.tally.ts', 'request', context);
  const request = asked.result as { operation?: string };
  if (request.operation === undefined) return asked.result as Answer;
  const isBatch = request.operation === 'BatchGetItem';
  const items = isBatch
    ? { data: { table: [publication, own] }, unprocessedKeys: { table: [] } }
    : publication;
  if (isBatch) expect(JSON.stringify(request)).toContain('VOTE#V');
  const answered = await evaluate('Voting.tally.ts', 'response', {
    ...context,
    stash: asked.stash,
    result: items,
  });
  expect(answered.error).toBeUndefined();
  return answered.result as Answer;
}

const paths: Record<string, Path> = {
  'Query.voting': async (status, results, viewer) => resolveTally(await viewOf(status, results), viewer),
  'Query.votings': async (status, results, viewer) => {
    const part = {
      index: 'i',
      key: 'kind',
      value: 'VOTING',
      found: [stored(status, results)],
      cursor: null,
      listed: true,
    };
    const question = {
      status: null,
      access: null,
      ascending: false,
      pageSize: 5,
      nextToken: null,
      words: [],
    };
    const context = {
      identity: viewer.identity as typeof voter | null,
      info: { selectionSetList: ['items', 'items/tally'] },
    };
    const stash = { time: Date.now(), question, parts: [part] };
    if (!viewer.identity) {
      const source = { cacheKey: 'k', question };
      const { result } = await evaluate('VotingConnection.items.ts', 'response', {
        ...context,
        source,
        stash,
      });
      return resolveTally((result as object[])[0]!, viewer);
    }
    const asked = await evaluate('steps/readDetails.ts', 'request', { ...context, stash });
    const text = JSON.stringify(asked.result);
    const read = [
      text.includes('PUBLICATION') ? publication : null,
      text.includes('VOTE#V') ? viewer.vote : null,
    ];
    const result = { data: { table: read }, unprocessedKeys: { table: [] } };
    const found =
      text === '{}'
        ? asked
        : await evaluate('steps/readDetails.ts', 'response', { ...context, stash: asked.stash, result });
    const page = await evaluate('Query.votings.ts', 'response', { ...context, stash: found.stash });
    expect(page.error).toBeUndefined();
    return resolveTally((page.result as { items: object[] }).items[0]!, viewer);
  },
};

/** Who is told counts while the voting is open. */
const told: Record<string, string[]> = {
  'of before there was a choice': Object.keys(viewers),
  ALWAYS: Object.keys(viewers),
  AFTER_VOTING: ['who has voted', 'an organiser who has voted'],
  AFTER_CLOSING: [],
};
const choices = [undefined, 'ALWAYS', 'AFTER_VOTING', 'AFTER_CLOSING'] as const;
const cases = Object.keys(paths).flatMap((path) =>
  choices.map((results) => [path, results ?? 'of before there was a choice', results] as const),
);

describe.each(cases)('the tally by %s of a voting %s', (path, name, results) => {
  it('has counts for those only who may see them, and its total for all', async () => {
    for (const [who, viewer] of Object.entries(viewers)) {
      const answer = await paths[path]!('OPEN', results, viewer);
      const isTold = told[name]!.includes(who);
      expect([who, answer.counts, answer.hidden]).toEqual([who, isTold ? counts : [], !isTold]);
      expect([who, answer.total, answer.version]).toEqual([who, 7, isTold ? 9 : 8]);
    }
  });

  it('has counts for everybody once the voting is closed', async () => {
    for (const who of ['the public', 'a voter'])
      expect(await paths[path]!('CLOSED', results, viewers[who]!)).toMatchObject({ counts, hidden: false });
  });

  it('says before the opening already whether they will be hidden', async () => {
    const hidden = results === 'AFTER_VOTING' || results === 'AFTER_CLOSING';
    const answer = await paths[path]!('UPCOMING', results, viewers['a voter']!);
    expect([answer.hidden, answer.counts.length, answer.total]).toEqual([hidden, hidden ? 0 : 2, 0]);
  });
});

describe('what all are sent', () => {
  const committed = stored('OPEN', 'AFTER_VOTING');

  it.each([
    ['Mutation.createVoting.ts', {}],
    ['Mutation.createVoting.ts', { isRepeated: true }],
    ['Mutation.updateVoting.ts', {}],
    ['Mutation.closeVoting.ts', {}],
  ])('by %s (%j) has no counts, though the organiser has voted', async (file, more) => {
    const { result } = await evaluate(file, 'response', { stash: { committed, change: 'c', ...more } });
    const answer = await resolveTally(result as object, viewers['an organiser who has voted']!);
    expect(answer).toMatchObject({ counts: [], hidden: true });
  });

  const input = { votingId: 'V', total: 7, counts, version: 8, updatedAt: created, final: false };

  it.each([
    [true, []],
    [false, counts],
    [undefined, counts],
  ])('by publishTally and publishWall is what may be told (hidden: %s)', async (hidden, expected) => {
    const result = { ...input, ...(hidden !== undefined && { hidden }) };
    const tally = await evaluate('Mutation.publishTally.ts', 'response', { result });
    const wall = await evaluate('Mutation.publishWall.ts', 'response', {
      result: { at: created, tallies: [result] },
    });
    const announced = { ...input, counts: expected, hidden: hidden ?? false };
    expect(tally.result).toEqual(announced);
    expect(wall.result).toEqual({ at: created, tallies: [announced] });
  });
});

describe('votes by minute', () => {
  it.each([
    ['ALWAYS', 'OPEN', 2],
    ['AFTER_VOTING', 'OPEN', 0],
    ['AFTER_CLOSING', 'OPEN', 0],
    ['AFTER_CLOSING', 'CLOSED', 2],
  ] as const)('of a voting %s that is %s', async (results, status, options) => {
    const source = { ...(await viewOf(status, results)), myVote: vote };
    const items = [{ ...tallyMinuteKey('V', '2001-02-03T04:05Z', 0), n1: 4, n2: 3 }];
    const { result } = await evaluate('Voting.votesByMinute.ts', 'response', {
      source,
      stash: { minutes: ['2001-02-03T04:05:00.000Z'] },
      result: { items },
    });
    const [minute] = result as { votes: number; counts: object[] }[];
    expect([minute!.votes, minute!.counts.length]).toEqual([7, options]);
    const whole = await evaluate('Voting.minutesWithVotes.ts', 'response', {
      source,
      identity: organiser,
      result: { items },
    });
    expect(whole.result).toEqual({ minutes: [minute], next: null });
  });
});

describe('what is shared', () => {
  it.each([
    ['ALWAYS', 'OPEN', 'V'],
    ['AFTER_VOTING', 'OPEN', undefined],
    ['AFTER_VOTING', 'CLOSED', 'V'],
    ['AFTER_CLOSING', 'OPEN', 'V'],
  ] as const)('is what is the same for all (%s, %s)', async (results, status, key) => {
    expect(((await viewOf(status, results)) as { tallyOf?: string }).tallyOf).toBe(key);
  });
});

describe('updateVoting', () => {
  const change = async (current: object, changes: object) => {
    const stash = {
      votingId: 'V',
      change: 'mine',
      action: 'CHANGE_VOTING',
      changes,
      known: { schedule: { windows: {}, version: 7, additions: 1 }, current },
    };
    const planned = await evaluate('steps/planUpdate.ts', 'request', { stash });
    return planned.error
      ? planned
      : evaluate('steps/commitUpdate.ts', 'request', {
          stash: planned.stash,
          env: { ...surroundings.env, CLOSING_DELAY_SECONDS: '3' },
        });
  };

  it.each([
    ['ALWAYS', 'AFTER_VOTING', true],
    ['ALWAYS', 'AFTER_CLOSING', true],
    ['AFTER_VOTING', 'AFTER_CLOSING', true],
    ['AFTER_CLOSING', 'AFTER_CLOSING', true],
    ['AFTER_VOTING', 'ALWAYS', false],
    ['AFTER_CLOSING', 'AFTER_VOTING', false],
    ['AFTER_CLOSING', 'ALWAYS', false],
  ] as const)('from %s to %s while it is open', async (from, to, isAllowed) => {
    const { error, stash } = await change(stored('OPEN', from), { results: to });
    if (isAllowed) expect(stash['planned']).toMatchObject({ results: to });
    else expect(error).toContain('stay hidden as voters were promised');
  });

  it('may tell more as long as nobody could vote', async () => {
    const { stash } = await change(stored('UPCOMING', 'AFTER_CLOSING'), { results: 'ALWAYS' });
    expect(stash['planned']).toMatchObject({ results: 'ALWAYS' });
  });

  it.each([
    ['AFTER_VOTING', 'closes within seconds'],
    ['ALWAYS', undefined],
  ] as const)('extends nothing that is about to show its counts (%s)', async (results, refusal) => {
    const current = { ...stored('OPEN', results), closesAt: new Date(Date.now() + 5000).toISOString() };
    const { error } = await change(current, { closesAt: at(1) });
    if (refusal) expect(error).toContain(refusal);
    else expect(error).toBeUndefined();
  });
});
