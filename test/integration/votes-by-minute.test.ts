import { newVoters, organiserAccount, publicCaller, signedIn, type Caller } from '../support/clients';
import { dynamoDbCallsDuring } from '../support/dynamodb-calls';
import { subscribe } from '../support/subscription';
import {
  castVoteMutation,
  clearVotings,
  createVoting,
  eventually,
  inSeconds,
  type TestTally,
  type TestVoting,
} from '../support/votings';

interface Series {
  voting: {
    status: string;
    tally: TestTally;
    votesByMinute: { minute: string; votes: number; counts: { optionId: string; votes: number }[] }[];
  };
}

const seriesQuery = `query($id: ID!, $last: Int, $before: AWSDateTime) { voting(id: $id) {
  status tally { total counts { optionId votes } }
  votesByMinute(last: $last, before: $before) { minute votes counts { optionId votes } }
} }`;

/** Minutes by their beginning, those without votes left out. */
const countsByMinute = (instants: string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const instant of instants) {
    const minute = `${instant.slice(0, 16)}:00.000Z`;
    counts[minute] = (counts[minute] ?? 0) + 1;
  }
  return counts;
};

async function queriesDuring(action: () => Promise<unknown>): Promise<string[]> {
  return (await dynamoDbCallsDuring(action))
    .filter(({ operation }) => operation === 'Query')
    .map(({ request }) => JSON.stringify(request));
}

describe('The votes of a voting by minute', () => {
  const VOTERS = 12;
  let organiser: Caller;
  let anybody: Caller;
  let voting: TestVoting;
  let castAt: string[];

  beforeAll(async () => {
    organiser = await signedIn(organiserAccount);
    anybody = await publicCaller();
    await clearVotings(organiser);
    voting = await createVoting(organiser, { closesAt: inSeconds(3600) });
    const voters = await newVoters(VOTERS);
    castAt = await Promise.all(
      voters.map(async (voter, index) => {
        const input = { votingId: voting.id, optionId: voting.options[index % 3]!.id };
        return (await voter.expect<{ castVote: { castAt: string } }>(castVoteMutation, { input })).castVote
          .castAt;
      }),
    );
  });

  afterAll(() => clearVotings(organiser));

  const read = (variables: object = {}): Promise<Series> =>
    anybody.expect<Series>(seriesQuery, { id: voting.id, ...variables });

  it('hold every vote in the minute of its receipt, for anybody to see, and add up to the tally', async () => {
    const {
      voting: { tally, votesByMinute },
    } = await eventually('counting', read, ({ voting: { tally } }) => tally.total === VOTERS);
    const withVotes = votesByMinute.filter(({ votes }) => votes > 0);
    expect(Object.fromEntries(withVotes.map(({ minute, votes }) => [minute, votes]))).toEqual(
      countsByMinute(castAt),
    );
    const sums = voting.options.map(({ id }) => ({
      optionId: id,
      votes: votesByMinute
        .flatMap(({ counts }) => counts)
        .filter(({ optionId }) => optionId === id)
        .reduce((sum, { votes }) => sum + votes, 0),
    }));
    expect(sums).toEqual(tally.counts);
  });

  it('come whole to organisers, and to nobody else', async () => {
    const whole = `query($id: ID!, $from: AWSDateTime) { voting(id: $id) {
      minutesWithVotes(from: $from) { minutes { minute votes } next }
    } }`;
    interface Whole {
      voting: { minutesWithVotes: { minutes: { minute: string; votes: number }[]; next: string | null } };
    }
    const { minutes, next } = (await organiser.expect<Whole>(whole, { id: voting.id })).voting
      .minutesWithVotes;
    expect(Object.fromEntries(minutes.map(({ minute, votes }) => [minute, votes]))).toEqual(
      countsByMinute(castAt),
    );
    expect(next).toBeNull();
    const after = new Date(Date.parse(minutes.at(-1)!.minute) + 60_000).toISOString();
    expect(await organiser.expect(whole, { id: voting.id, from: after })).toEqual({
      voting: { minutesWithVotes: { minutes: [], next: null } },
    });
    const [voter] = await newVoters(1);
    for (const other of [anybody, voter!])
      expect((await other.run(whole, { id: voting.id })).errors).toMatchObject([
        { errorType: 'Unauthorized', path: ['voting', 'minutesWithVotes'] },
      ]);
  });

  it('begin with the opening and have no gap', async () => {
    const {
      voting: { votesByMinute },
    } = await read();
    const beginnings = votesByMinute.map(({ minute }) => Date.parse(minute));
    expect(votesByMinute[0]!.minute.slice(0, 16)).toBe(voting.opensAt.slice(0, 16));
    expect(beginnings.map((beginning, index) => beginning - beginnings[0]! - index * 60_000)).toEqual(
      beginnings.map(() => 0),
    );
    const older = await read({ before: votesByMinute[0]!.minute });
    expect(older.voting.votesByMinute).toEqual([]);
  });

  it.each([0, 121])('cannot be %d', async (last) => {
    const { errors } = await anybody.run(seriesQuery, { id: voting.id, last });
    expect(errors).toMatchObject([
      { errorType: 'InvalidInput', errorInfo: { field: 'last' }, path: ['voting', 'votesByMinute'] },
    ]);
  });

  it('cost one query when they are asked for, and none otherwise', async () => {
    const asked = await queriesDuring(read);
    expect(asked.filter((request) => request.includes('SERIES#'))).toHaveLength(1);
    const notAsked = await queriesDuring(() =>
      anybody.expect('query($id: ID!) { voting(id: $id) { tally { total } } }', { id: voting.id }),
    );
    expect(notAsked).toEqual([]);
  });

  it('are shared by all whose question names how many', async () => {
    const begun = Date.now();
    const asked = await queriesDuring(async () => {
      for (let time = 0; time < 60; time += 1) await read({ last: 60 });
    });
    expect(asked.length).toBeLessThanOrEqual(Math.ceil((Date.now() - begun) / 1000) + 1);
  });

  it('stay as they are once it is closed, and may be selected by the organiser who closes it', async () => {
    const { closeVoting } = await organiser.expect<{
      closeVoting: { closesAt: string; votesByMinute: { votes: number }[] };
    }>('mutation($id: ID!) { closeVoting(id: $id) { closesAt votesByMinute { votes } } }', { id: voting.id });
    expect(closeVoting.votesByMinute.reduce((sum, { votes }) => sum + votes, 0)).toBe(VOTERS);
    const { voting: closed } = await eventually(
      'the closing',
      read,
      ({ voting: { status } }) => status === 'CLOSED',
    );
    const last = Date.parse(closed.votesByMinute.at(-1)!.minute);
    expect(last).toBe(Math.floor((Date.parse(closeVoting.closesAt) - 1) / 60_000) * 60_000);
    expect(closed.votesByMinute.reduce((sum, { votes }) => sum + votes, 0)).toBe(VOTERS);
  });
});

describe('Counts that are hidden while a voting is open', () => {
  const tally = 'tally { hidden total version final counts { optionId votes } }';
  const query = `query($id: ID!) { voting(id: $id) { ${tally} votesByMinute(last: 5) { votes counts { votes } } } }`;
  interface Told {
    hidden: boolean;
    total: number;
    version: number;
    counts: unknown[];
  }
  interface Asked {
    voting: { tally: Told; votesByMinute: { votes: number; counts: unknown[] }[] };
  }

  it('reach those only who may see them, until it is closed', async () => {
    const [organiser, anybody] = [await signedIn(organiserAccount), await publicCaller()];
    const [one, other] = (await newVoters(2)) as [Caller, Caller];
    await clearVotings(organiser);
    for (const results of ['AFTER_VOTING', 'AFTER_CLOSING']) {
      const voting = await createVoting(organiser, { closesAt: inSeconds(3600), results });
      const { id } = voting;
      const feeds = [
        await subscribe<{ onTally: Told }>(
          `subscription { onTally(votingId: "${id}") { votingId ${tally.slice(7, -1)} } }`,
        ),
        await subscribe<{ onVoting: { id: string; tally: Told } }>(
          `subscription { onVoting { id ${tally} } }`,
        ),
      ] as const;
      const wall = await subscribe<{ onWall: { tallies: (Told & { votingId: string })[] } }>(
        `subscription { onWall { tallies { votingId ${tally.slice(7, -1)} } } }`,
      );
      const heard = (): Told[] => [
        ...feeds[0].received.map(({ data }) => data.onTally),
        ...feeds[1].received
          .map(({ data }) => data.onVoting)
          .flatMap((each) => (each.id === id ? each.tally : [])),
        ...wall.received.flatMap(({ data }) => data.onWall.tallies.filter(({ votingId }) => votingId === id)),
      ];
      for (const voter of [one, organiser])
        await voter.expect(castVoteMutation, { input: { votingId: id, optionId: voting.options[0]!.id } });
      await eventually(
        'announcing',
        () => Promise.resolve(heard().filter(({ total }) => total === 2)),
        (told) => told.length >= 2,
      );
      const input = { id, closesAt: inSeconds(60) };
      const change = `mutation($input: UpdateVotingInput!) { updateVoting(input: $input) { id ${tally} } }`;
      await organiser.expect(change, { input });
      await eventually(
        'onVoting',
        () => Promise.resolve(feeds[1].received),
        (told) => told.length > 0,
      );
      for (const told of heard()) expect(told).toMatchObject({ hidden: true, counts: [] });
      for (const caller of [anybody, other, one, organiser, anybody]) {
        const seesCounts = results === 'AFTER_VOTING' && (caller === one || caller === organiser);
        const asked = await caller.expect<Asked>(query, { id });
        expect(asked.voting.tally).toMatchObject({ hidden: !seesCounts, total: 2 });
        expect(asked.voting.tally.counts).toHaveLength(seesCounts ? 3 : 0);
        for (const minute of asked.voting.votesByMinute) expect(minute.counts).toEqual([]);
      }
      const { closeVoting } = await organiser.expect<{ closeVoting: { tally: Told } }>(
        `mutation($id: ID!) { closeVoting(id: $id) { id ${tally} } }`,
        { id },
      );
      expect(closeVoting.tally).toMatchObject({ hidden: true, counts: [] });
      const shown = await eventually(
        'the closing',
        () => Promise.resolve(heard().filter(({ hidden }) => !hidden)),
        (told) => told.length >= 2,
      );
      expect(shown[0]).toMatchObject({
        total: 2,
        counts: expect.arrayContaining([expect.objectContaining({ votes: 2 })]) as unknown,
      });
      expect((await anybody.expect<Asked>(query, { id })).voting.tally).toMatchObject({
        hidden: false,
        total: 2,
      });
      for (const feed of [...feeds, wall]) feed.close();
    }
    await clearVotings(organiser);
  });
});
