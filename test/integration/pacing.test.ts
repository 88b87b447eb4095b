import { crowd, organiserAccount, signedIn, type Caller } from '../support/clients';
import { subscribe } from '../support/subscription';
import {
  castVoteMutation,
  clearVotings,
  createVoting,
  eventually,
  readTally,
  type TestVoting,
} from '../support/votings';

interface Announced {
  votingId: string;
  total: number;
  version: number;
}

const SECONDS = 5;
const LANES = 8;

/** Votes as fast as it goes, until it is enough or everybody has voted; when each vote was cast. */
async function voteAtFullSpeed(
  voters: Caller[],
  { id, options }: TestVoting,
  isEnough = () => false,
): Promise<number[]> {
  const castAt: number[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < voters.length && !isEnough()) {
      const input = { votingId: id, optionId: options[next % 3]!.id };
      const voter = voters[next]!;
      next += 1;
      const { castVote } = await voter.expect<{ castVote: { castAt: string } }>(castVoteMutation, { input });
      castAt.push(Date.parse(castVote.castAt));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return castAt;
}

/** As many voters as vote in five seconds on this machine as it is now. */
async function votersForFiveSeconds(organiser: Caller): Promise<Caller[]> {
  const voters = await crowd(200);
  const rehearsal = await createVoting(organiser);
  const started = Date.now();
  await voteAtFullSpeed(voters, rehearsal);
  const wanted = Math.ceil((voters.length * SECONDS * 1000) / (Date.now() - started));
  // What counts and announces runs by then, too.
  await eventually(
    'the count of the rehearsal',
    () => readTally(organiser, rehearsal.id),
    ({ total }) => total === voters.length,
  );
  return crowd(Math.max(wanted, voters.length));
}

describe('Votes as fast as they go for five seconds on one voting', () => {
  it('are announced at most once a second, alone and on the wall, the last count in any case', async () => {
    const organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    const voters = await votersForFiveSeconds(organiser);
    const voting = await createVoting(organiser);
    const [alone, onWall] = await Promise.all([
      subscribe<{ onTally: Announced }>(
        'subscription($id: ID!) { onTally(votingId: $id) { votingId total version } }',
        { id: voting.id },
      ),
      subscribe<{ onWall: { at: string; tallies: Announced[] } }>(
        'subscription { onWall { at tallies { votingId total version } } }',
      ),
    ]);
    const walls = () =>
      onWall.received.flatMap(({ data: { onWall: wall } }) =>
        wall.tallies
          .filter(({ votingId }) => votingId === voting.id)
          .map((tally) => ({ at: Date.parse(wall.at), ...tally })),
      );

    const castAt = await voteAtFullSpeed(voters, voting, () => alone.received.length >= SECONDS);
    await eventually(
      'the final count on onTally and onWall',
      () => [alone.received.at(-1)?.data.onTally.total, walls().at(-1)?.total],
      (totals) => totals.every((total) => total === castAt.length),
    );
    alone.close();
    onWall.close();

    // By the clock of the one who announces: when something arrives here says how busy the machine is. Once in two
    // minutes somebody else goes on, a little early.
    const span = walls().at(-1)!.at - Math.min(...castAt);
    const most = Math.floor(span / 1000) + 2;
    const announced = [alone.received.map(({ data }) => data.onTally), walls()];
    for (const tallies of announced) {
      expect(tallies.length).toBeLessThanOrEqual(most);
      const versions = tallies.map(({ version }) => version);
      expect(versions).toEqual([...new Set(versions)].sort((one, other) => one - other));
    }
  });
});
