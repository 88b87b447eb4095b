import {
  PublicVotingByCodeDocument,
  PublicVotingDocument,
  VotingByCodeDocument,
  VotingDocument,
} from '../../schema/generated/operations';
import { run } from '../src/session/api/client';
import { fetchVoting, fetchVotingByCode } from '../src/session/cache/fetch-voting';
import { knownVotings } from '../src/session/cache/known-votings';

jest.mock('../src/session/api/client', () => ({ run: jest.fn() }));

it.each([
  ['public', PublicVotingByCodeDocument, PublicVotingDocument],
  ['voter', VotingByCodeDocument, VotingDocument],
] as const)(
  'Who comes by a code asks once as %s, and again only to hear what has happened since',
  async (identity, byCode, byId) => {
    const voting = { id: 'v', title: 'Tea?', options: [], tally: { version: 0 } };
    const answers = jest.mocked(run as (...args: unknown[]) => Promise<unknown>).mockClear();
    answers.mockImplementation((document) =>
      Promise.resolve(document === byCode ? { votingByCode: voting } : { voting }),
    );
    expect(await fetchVotingByCode('ABC234', identity)).toBe('v');
    expect(knownVotings.get().get('v')).toMatchObject({ title: 'Tea?' });
    await fetchVoting('v', identity);
    expect(answers).toHaveBeenCalledTimes(1);
    await fetchVoting('v', identity);
    expect(answers).toHaveBeenLastCalledWith(byId, { id: 'v' }, identity);
  },
);
