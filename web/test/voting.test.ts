import { mergeVoting, newerTally, withAnnounced } from '../src/session/cache/merge-voting';
import { results, statusAt, type Tally, type Voting } from '../src/ui/voting/voting';

const tally = (overrides: Partial<Tally> = {}): Tally => ({
  votingId: 'v',
  total: 3,
  counts: [
    { optionId: 'v-1', votes: 1 },
    { optionId: 'v-2', votes: 2 },
  ],
  version: 5,
  updatedAt: '2026-01-01T00:00:00.000Z',
  final: false,
  hidden: false,
  ...overrides,
});

const voting = (overrides: Partial<Voting> = {}): Voting => ({
  id: 'v',
  title: 'Tea or coffee?',
  description: null,
  imageUrl: null,
  access: 'FREE',
  results: 'ALWAYS',
  creditCost: 0,
  code: '',
  status: 'OPEN',
  opensAt: '2026-01-01T00:00:00.000Z',
  closesAt: '2026-01-02T00:00:00.000Z',
  options: [
    { id: 'v-1', label: 'Tea', imageUrl: null },
    { id: 'v-2', label: 'Coffee', imageUrl: null },
  ],
  tally: tally(),
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...overrides,
});

describe('A tally that arrives', () => {
  it('replaces an older one', () => {
    const newer = tally({ version: 6 });
    expect(newerTally(tally(), newer)).toBe(newer);
  });

  it.each([4, 5])('is dropped when its version is %d and 5 is shown', (version) => {
    const known = tally();
    expect(newerTally(known, tally({ version }))).toBe(known);
  });

  it('counts as newer when it is the same count, confirmed', () => {
    expect(newerTally(tally(), tally({ final: true })).final).toBe(true);
    expect(newerTally(tally({ final: true }), tally()).final).toBe(true);
  });
});

describe('What is known of a voting', () => {
  it('keeps one’s own vote when a message to all carries none', () => {
    const mine = {
      votingId: 'v',
      optionId: 'v-2',
      castAt: '2026-01-01T01:00:00.000Z',
      creditsSpent: 0,
      ballotId: '',
    };
    expect(mergeVoting(voting({ myVote: mine }), voting({ title: 'Changed' }))).toMatchObject({
      title: 'Changed',
      myVote: mine,
    });
  });

  it('keeps the newer definition and the newer tally, each for itself', () => {
    const known = voting({ title: 'New', updatedAt: '2026-01-01T02:00:00.000Z' });
    const late = voting({ title: 'Old', tally: tally({ version: 9, total: 7 }) });
    expect(mergeVoting(known, late)).toMatchObject({ title: 'New', tally: { version: 9, total: 7 } });
  });

  it('takes the tally of new options though its version is lower', () => {
    const changed = voting({
      options: [{ id: 'v-3', label: 'Water', imageUrl: null }],
      tally: tally({ version: 0, total: 0 }),
    });
    expect(mergeVoting(voting(), changed).tally.version).toBe(0);
  });

  it('shows no counts any more once they are hidden, but to those who have voted and may see them', () => {
    const hidden = tally({ version: 4, counts: [], hidden: true });
    const myVote = { votingId: 'v', optionId: 'v-1', castAt: '', creditsSpent: 0, ballotId: '' };
    const counts = (known: Voting, change: Partial<Voting>) =>
      mergeVoting(known, voting({ tally: hidden, ...change })).tally.counts.length;
    expect(counts(voting(), { results: 'AFTER_CLOSING' })).toBe(0);
    expect(counts(voting({ myVote }), { results: 'AFTER_CLOSING' })).toBe(0);
    expect(counts(voting({ myVote }), { results: 'AFTER_VOTING' })).toBe(2);
    // What was hidden before is as new as its version says.
    expect(counts(voting({ results: 'AFTER_CLOSING' }), { results: 'AFTER_CLOSING' })).toBe(2);
  });
});

describe('Results', () => {
  it('share out the total and say who leads', () => {
    expect(results(voting()).map(({ votes, share, leads }) => [votes, share, leads])).toEqual([
      [1, 1 / 3, false],
      [2, 2 / 3, true],
    ]);
  });

  it('have no leader before there are votes', () => {
    const none = tally({ total: 0, counts: [] });
    expect(results(voting({ tally: none })).map(({ share, leads }) => [share, leads])).toEqual([
      [0, false],
      [0, false],
    ]);
  });
});

it.each([
  ['2025-12-31T23:59:59.999Z', 'UPCOMING'],
  ['2026-01-01T00:00:00.000Z', 'OPEN'],
  ['2026-01-01T23:59:59.999Z', 'OPEN'],
  ['2026-01-02T00:00:00.000Z', 'CLOSED'],
])('At %s the voting is %s', (now, status) => {
  expect(statusAt(voting(), Date.parse(now))).toBe(status);
});

describe('a tally that is announced without counts', () => {
  const counts = [{ optionId: 'a', votes: 2 }];
  const shown = tally({ version: 5, total: 2, counts });
  const announced = tally({ version: 8, total: 4, counts: [], hidden: true });
  const vote = { votingId: 'v', optionId: 'a', castAt: '', creditsSpent: 0, ballotId: 'b' };

  it('leaves those who have voted what they see, and tells them the total', () => {
    const known = voting({ results: 'AFTER_VOTING', tally: shown, myVote: vote });
    expect(withAnnounced(known, announced).tally).toEqual({ ...shown, total: 4 });
    const answered = tally({ version: 9, total: 4, counts: [{ optionId: 'a', votes: 4 }] });
    expect(withAnnounced(withAnnounced(known, announced), answered).tally).toBe(answered);
  });

  it.each([
    ['AFTER_CLOSING', vote],
    ['AFTER_VOTING', null],
  ] as const)('takes counts away from all others (%s)', (results, myVote) => {
    expect(withAnnounced(voting({ results, tally: shown, myVote }), announced).tally).toBe(announced);
  });

  it('is replaced by the same one with counts', () => {
    const known = voting({ results: 'AFTER_CLOSING', tally: announced });
    const closing = tally({ version: 9, total: 4, counts: [{ optionId: 'a', votes: 4 }] });
    expect(withAnnounced(known, closing).tally).toBe(closing);
  });
});
