import { runDirectly as evaluate } from './support/direct';

jest.mock('@aws-appsync/utils', () => jest.requireActual<{ utils: object }>('./support/direct').utils);

const DAY = 24 * 3_600_000;
const FILE = 'Voting.invited.ts';
const source = {
  id: 'V',
  status: 'OPEN',
  closesAt: new Date(Date.now() + DAY).toISOString(),
  voters: { invitedOnly: true, domains: [] },
};

describe('How many are invited', () => {
  it('is counted where nobody else may vote', async () => {
    const { result } = await evaluate(FILE, 'request', { source });
    expect(result).toEqual({
      operation: 'Invoke',
      payload: { countInvitedTo: 'V', requestId: 'the-request' },
    });
    expect((await evaluate(FILE, 'response', { source, result: { count: 0 } })).result).toBe(0);
  });

  it.each([
    ['everybody may vote', { voters: null }],
    ['those of a domain may vote, too', { voters: { invitedOnly: true, domains: ['example.com'] } }],
    ['nobody needs an invitation', { voters: { invitedOnly: false, domains: ['example.com'] } }],
    ['it is a draft', { status: 'DRAFT' }],
    ['they are forgotten', { status: 'CLOSED', closesAt: new Date(Date.now() - 60 * DAY).toISOString() }],
  ])('is not told when %s', async (_, change) => {
    expect((await evaluate(FILE, 'request', { source: { ...source, ...change } })).result).toBeNull();
  });

  it('is known as long as all invitations are kept', async () => {
    const closesAt = new Date(Date.now() - 59 * DAY).toISOString();
    const { result } = await evaluate(FILE, 'request', { source: { ...source, status: 'CLOSED', closesAt } });
    expect(result).toMatchObject({ operation: 'Invoke' });
  });

  it('says nothing of why the function failed', async () => {
    const error = { type: 'Lambda:Unhandled', message: 'secret' };
    expect((await evaluate(FILE, 'response', { source, error })).error).toContain('the reason lies with us');
  });
});
