import { draftOf, emptyDraft, toCreateInput, toUpdateInput } from '../src/pages/organiser/editor/draft';
import { addressesIn, inParts } from '../src/pages/organiser/editor/invited';
import type { Voting } from '../src/ui/voting/voting';

const voting: Voting = {
  id: 'v',
  title: 'Tea or coffee?',
  description: 'For the team day',
  imageUrl: null,
  access: 'FREE',
  creditCost: 0,
  status: 'UPCOMING',
  opensAt: '2026-05-01T10:00:00.000Z',
  closesAt: '2026-05-02T10:00:00.000Z',
  options: [
    { id: 'v-1', label: 'Tea', imageUrl: null },
    { id: 'v-2', label: 'Coffee', imageUrl: null },
  ],
  tally: {
    votingId: 'v',
    total: 0,
    counts: [],
    version: 0,
    updatedAt: '2026-04-01T00:00:00.000Z',
    final: false,
  },
  createdAt: '2026-04-01T00:00:00.000Z',
  updatedAt: '2026-04-01T00:00:00.000Z',
};

describe('Changing a voting', () => {
  it('sends nothing that was not changed', () => {
    expect(toUpdateInput(voting, draftOf(voting))).toEqual({ id: 'v' });
  });

  it('removes a description that was cleared', () => {
    expect(toUpdateInput(voting, { ...draftOf(voting), description: ' ' })).toEqual({
      id: 'v',
      description: null,
    });
  });

  it('sends all options when one has changed', () => {
    const draft = draftOf(voting);
    draft.options[1]!.label = ' Cocoa ';
    expect(toUpdateInput(voting, draft)).toEqual({
      id: 'v',
      options: [
        { label: 'Tea', imageUrl: null },
        { label: 'Cocoa', imageUrl: null },
      ],
    });
  });
});

describe('Creating a voting', () => {
  it('gives the same moments as were typed in local time', () => {
    expect(toCreateInput(draftOf(voting))).toMatchObject({
      opensAt: voting.opensAt,
      closesAt: voting.closesAt,
    });
  });

  it('leaves out an opening time that was left empty', () => {
    expect(toCreateInput({ ...draftOf(voting), opensAt: '' })).not.toHaveProperty('opensAt');
  });
});

describe('Who may vote', () => {
  const draft = { ...emptyDraft(0), title: 'Q', closesAt: '2040-01-01T00:00' };

  it('is everybody, unless the organiser says otherwise', () => {
    expect(toCreateInput(draft)).not.toHaveProperty('voters');
    expect(toCreateInput({ ...draft, domains: ' @Example.com, example.org ;example.com' }).voters).toEqual({
      domains: ['example.com', 'example.org'],
      invitedOnly: false,
    });
    expect(toCreateInput({ ...draft, invited: ['a@example.com'] }).voters).toEqual({
      domains: [],
      invitedOnly: true,
    });
  });

  it('comes out of a CSV file, whichever column the addresses are in', () => {
    const csv =
      'Name;E-mail\r\n"Ada, L.";"ada@example.com"\r\nBob;<bob+x@example.org>\r\nagain,ada@example.com\n@home,x@y@z';

    expect(addressesIn(csv)).toEqual(['ada@example.com', 'bob+x@example.org']);
    expect(inParts([1, 2, 3], 2)).toEqual([[1, 2], [3]]);
  });
});
