import { newVoters, organiserAccount, signedIn } from '../support/clients';
import { subscribe } from '../support/subscription';
import { castVoteMutation, clearVotings, createVoting, eventually } from '../support/votings';

interface Announcement {
  onTally: { total: number; version: number };
}

const SECONDS = 10;
const LANES = 8;

describe('Votes as fast as they go for ten seconds on one voting', () => {
  it('are announced at most once a second, the last count within two seconds', async () => {
    const organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    const voting = await createVoting(organiser);
    const voters = await newVoters(2000);
    const announcements = await subscribe<Announcement>(
      'subscription($id: ID!) { onTally(votingId: $id) { total version } }',
      { id: voting.id },
    );

    const started = Date.now();
    let receipts = 0;
    let last = 0;
    const lane = async (): Promise<void> => {
      for (;;) {
        const voter = voters.pop();
        if (voter === undefined || Date.now() > started + SECONDS * 1000) return;
        await voter.expect(castVoteMutation, {
          input: { votingId: voting.id, optionId: voting.options[receipts % 3]!.id },
        });
        receipts += 1;
        last = Date.now();
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    const lasted = (last - started) / 1000;

    const final = await eventually(
      'the final count on onTally',
      5000,
      () => Promise.resolve(announcements.received.at(-1)),
      (announcement) => announcement?.data.onTally.total === receipts,
    );
    announcements.close();

    expect(final!.at - last).toBeLessThanOrEqual(2000);
    expect(announcements.received.length).toBeLessThanOrEqual(Math.ceil(lasted) + 2);
    const versions = announcements.received.map(({ data }) => data.onTally.version);
    expect(versions).toEqual([...new Set(versions)].sort((one, other) => one - other));
    // Most of it is two thousand people signing up, beside whatever else is tested meanwhile.
  }, 180_000);
});
