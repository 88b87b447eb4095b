import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { toItem } from '../../functions/lib/dynamodb/attributes';
import { tallyPublicationKey } from '../../model/keys';
import { newVoters, organiserAccount, signedIn, type Caller } from '../support/clients';
import { readFacts, tableClient } from '../support/payments';
import { subscribe } from '../support/subscription';
import {
  castVoteMutation,
  clearVotings,
  createVoting,
  eventually,
  readTally,
  type TestVoting,
} from '../support/votings';

interface Announcement {
  onTally: { total: number; version: number };
}

const SECONDS = 10;
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

/** As many voters as vote in ten seconds on this machine as it is now. */
async function votersForTenSeconds(organiser: Caller): Promise<Caller[]> {
  const voters = await newVoters(200);
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
  return [...voters, ...(await newVoters(Math.max(0, wanted - voters.length)))];
}

/** When the right to announce a voting's tally was last taken, in milliseconds since the epoch. */
async function lastPublishedAt(votingId: string): Promise<number> {
  const facts = await readFacts();
  const dynamodb = tableClient(facts);
  const { Item } = await dynamodb.send(
    new GetItemCommand({
      TableName: facts.tableName,
      Key: toItem(tallyPublicationKey(votingId)),
      ConsistentRead: true,
    }),
  );
  dynamodb.destroy();
  return Number(Item?.['publishedAt']?.N);
}

describe('Votes as fast as they go for ten seconds on one voting', () => {
  it('are announced at most once a second, the last count in any case', async () => {
    const organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    const voters = await votersForTenSeconds(organiser);
    const voting = await createVoting(organiser);
    const announcements = await subscribe<Announcement>(
      'subscription($id: ID!) { onTally(votingId: $id) { total version } }',
      { id: voting.id },
    );

    const { received } = announcements;
    const castAt = await voteAtFullSpeed(voters, voting, () => received.length >= SECONDS);
    await eventually(
      'the final count on onTally',
      () => received.at(-1)?.data.onTally.total,
      (total) => total === castAt.length,
    );
    announcements.close();

    // By the clock of those who announce: when something arrives here says how busy the machine is.
    const span = (await lastPublishedAt(voting.id)) - Math.min(...castAt);
    expect(received.length).toBeLessThanOrEqual(Math.floor(span / 1000) + 1);
    const versions = received.map(({ data }) => data.onTally.version);
    expect(versions).toEqual([...new Set(versions)].sort((one, other) => one - other));
  });
});
