import { checkDraft, checkUnfinished } from '../src/pages/organiser/editor/check-draft';
import {
  closingAfter,
  copyOf,
  draftOf,
  emptyDraft,
  inZone,
  toCreateInput,
  toInstant,
  toUpdateInput,
  whileOpen,
  withChanges,
} from '../src/pages/organiser/editor/draft';
import { addressesIn, inParts } from '../src/pages/organiser/editor/invited';
import { formOf, toDraftChanges, toDraftInput } from '../src/pages/organiser/editor/saved-draft';
import type { SavedDraft } from '../src/session/cache/drafts';
import type { Voting } from '../src/ui/voting/voting';

const voting: Voting = {
  id: 'v',
  title: 'Tea or coffee?',
  description: 'For the team day',
  imageUrl: null,
  access: 'FREE',
  results: 'ALWAYS',
  creditCost: 0,
  code: '',
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
    hidden: false,
  },
  createdAt: '2026-04-01T00:00:00.000Z',
  updatedAt: '2026-04-01T00:00:00.000Z',
};

describe('Changing a voting', () => {
  it.each([
    ['ALWAYS', 'AFTER_VOTING', 'AFTER_VOTING'],
    ['AFTER_VOTING', 'AFTER_CLOSING', 'AFTER_CLOSING'],
    ['AFTER_CLOSING', 'AFTER_VOTING', 'AFTER_CLOSING'],
    ['AFTER_VOTING', 'ALWAYS', 'AFTER_VOTING'],
  ] as const)('while it is open, keeps its promise of %s, or hides more (%s)', (results, written, said) => {
    const promised = draftOf({ ...voting, results });
    const later = { ...promised, title: 'Something else', closesAt: '2030-01-01T10:00', results: written };
    expect(whileOpen(promised, later)).toEqual({ ...promised, closesAt: later.closesAt, results: said });
  });

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

describe('Changes to a voting that somebody else has changed since', () => {
  const base = draftOf(voting);
  const written = { ...base, title: 'Tea?', options: base.options.map((option) => ({ ...option, key: 1 })) };
  const theirs = {
    ...voting,
    title: 'Which drink?',
    description: 'Changed',
    options: voting.options.slice(1),
  };

  it('keep what the other one did where nothing was written', () => {
    expect(toUpdateInput(theirs, withChanges(draftOf(theirs), base, written))).toEqual({
      id: 'v',
      title: 'Tea?',
    });
  });

  it('are nothing when the other one did the same', () => {
    const same = { ...voting, title: 'Tea?' };
    expect(toUpdateInput(same, withChanges(draftOf(same), base, written))).toEqual({ id: 'v' });
  });

  it('are all of what was written when it was not kept what it was made to', () => {
    expect(withChanges(draftOf(theirs), undefined, written)).toBe(written);
  });
});

describe('Creating a voting', () => {
  it('like another one takes its words and how long it lasted, and opens at once', () => {
    const now = Date.parse('2026-06-01T08:00:00.000Z');
    const copy = toCreateInput(copyOf(voting, now));
    expect(copy).toMatchObject({ title: 'Tea or coffee?', closesAt: '2026-06-02T08:00:00.000Z' });
    expect(copy).not.toHaveProperty('opensAt');
  });

  it('lasts as long as was asked for, from its opening or from now', () => {
    const now = Date.parse('2026-06-01T08:00:00.000Z');
    const hour = 3_600_000;
    const closes = (opensAt: string): string => toInstant(closingAfter({ opensAt }, hour, now), undefined);
    expect(closes('')).toBe('2026-06-01T09:00:00.000Z');
    expect(closes(draftOf({ ...voting, opensAt: '2026-07-01T08:00:00.000Z' }).opensAt)).toBe(
      '2026-07-01T09:00:00.000Z',
    );
    expect(closes(draftOf(voting).opensAt)).toBe('2026-06-01T09:00:00.000Z');
    expect(toInstant(closingAfter({ opensAt: '' }, hour, now + 30_000), undefined)).toBe(
      '2026-06-01T09:01:00.000Z',
    );
  });

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

describe('Times in another zone', () => {
  const own = draftOf({ ...voting, opensAt: '2026-11-01T05:30:00.000Z' });
  const there = inZone(own, 'Asia/Kolkata');

  it('are written otherwise, and are the same instants', () => {
    expect(there).toMatchObject({ opensAt: '2026-11-01T11:00', closesAt: '2026-05-02T15:30' });
    expect(inZone(there, undefined)).toEqual({ ...own, zone: undefined });
    expect(toUpdateInput({ ...voting, opensAt: '2026-11-01T05:30:00.000Z' }, there)).toEqual({ id: 'v' });
    expect(inZone({ ...own, opensAt: '', closesAt: '' }, 'Asia/Kolkata')).toMatchObject({
      opensAt: '',
      closesAt: '',
    });
  });

  it('are sent as what they are there', () => {
    const written = { ...there, opensAt: '2026-12-01T12:00', closesAt: '2026-12-01T13:00' };
    const sent = { opensAt: '2026-12-01T06:30:00.000Z', closesAt: '2026-12-01T07:30:00.000Z' };
    expect(toCreateInput(written)).toMatchObject(sent);
    expect(toDraftInput(written)).toMatchObject(sent);
    expect(toUpdateInput(voting, written)).toEqual({ id: 'v', ...sent });
    expect(closingAfter(written, 3_600_000, 0)).toBe(written.closesAt);
    // There it is over, at home it would not be.
    expect(checkDraft(written, Date.parse('2026-12-01T08:00Z'))).toEqual({
      closesAt: { check: 'inThePast' },
    });
  });

  it('keep what somebody else has made of them since, unless one has changed them', () => {
    const theirs = inZone(draftOf({ ...voting, closesAt: '2026-05-03T10:00:00.000Z' }), undefined);
    const base = draftOf(voting);
    const onlyRead = { ...inZone(base, 'Asia/Kolkata'), title: 'Tea?' };
    expect(withChanges(theirs, base, onlyRead)).toMatchObject({
      zone: 'Asia/Kolkata',
      title: 'Tea?',
      closesAt: '2026-05-03T15:30',
    });
  });

  it('move a closing of an open voting alone', () => {
    const promised = draftOf(voting);
    const later = { ...inZone(promised, 'Asia/Kolkata'), closesAt: '2026-05-02T16:30' };
    expect(toUpdateInput(voting, whileOpen(promised, later))).toEqual({
      id: 'v',
      closesAt: '2026-05-02T11:00:00.000Z',
    });
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

describe('A draft on the server', () => {
  const now = Date.parse('2026-06-01T08:00:00.000Z');
  const saved: SavedDraft = {
    ...voting,
    status: 'DRAFT',
    opensAt: voting.createdAt,
    closesAt: voting.createdAt,
    options: voting.options.slice(0, 1),
    draft: { opensAt: null, closesAt: null },
    voters: { domains: ['example.com', 'example.org'], invitedOnly: true },
  };
  const form = formOf(saved);
  const complete = {
    ...form,
    closesAt: '2040-01-01T00:00',
    options: form.options.map((option, index) => ({ ...option, label: `Option ${index}` })),
  };

  it('is shown with no window as none, with room for two options, and with who may vote', () => {
    expect(form).toMatchObject({ opensAt: '', closesAt: '', domains: 'example.com, example.org' });
    expect(form).toMatchObject({ invitedOnly: true, invited: [] });
    expect(form.options.map(({ label }) => label)).toEqual(['Tea', '']);
    const { opensAt, closesAt } = formOf({ ...saved, draft: voting });
    expect([opensAt, closesAt].map((local) => toInstant(local, undefined))).toEqual([
      voting.opensAt,
      voting.closesAt,
    ]);
  });

  it('is begun with what there is of it', () => {
    expect(toDraftInput({ ...emptyDraft(now), closesAt: '', invited: ['a@example.com'] })).toMatchObject({
      draft: true,
      title: '',
      opensAt: null,
      closesAt: null,
      options: [],
      voters: { domains: [], invitedOnly: true },
    });
  });

  it('is sent what was changed, and nothing else', () => {
    expect(toDraftChanges('v', form, form, false, now)).toEqual({ id: 'v', draft: true });
    const changed = { ...form, title: ' Cocoa? ', domains: '', invitedOnly: false };
    expect(toDraftChanges('v', form, changed, false, now)).toEqual({
      id: 'v',
      draft: true,
      title: 'Cocoa?',
      voters: null,
    });
    expect(toDraftChanges('v', complete, { ...complete, closesAt: '' }, false, now)).toEqual({
      id: 'v',
      draft: true,
      closesAt: null,
    });
  });

  it('keeps who may vote when it is published, and opens at once where its opening was taken away', () => {
    expect(toDraftChanges('v', complete, complete, true, now)).toEqual({ id: 'v', draft: false });
    const timed = { ...complete, opensAt: '2030-01-01T00:00' };
    expect(toDraftChanges('v', timed, complete, true, now)).toEqual({
      id: 'v',
      draft: false,
      opensAt: '2026-06-01T08:00:00.000Z',
    });
  });

  it('may lack what a voting needs, but says nothing that no voting may', () => {
    const [begun, empty] = form.options.map((option) => ({ ...option, label: '' }));
    const pictured = { ...begun!, imageUrl: '/pictures/a' };
    expect(Object.keys(checkDraft(form, now))).toEqual(['closesAt', 'options.1', 'invited']);
    expect(checkUnfinished({ ...form, title: '', options: [] })).toEqual({});
    expect(checkUnfinished({ ...form, title: 'x'.repeat(121), options: [pictured, empty!] })).toEqual({
      title: { check: 'tooLong', count: 120 },
      'options.0': { check: 'missing' },
    });
    expect(checkDraft({ ...complete, invited: ['a@example.com'] }, now)).toEqual({});
  });
});
