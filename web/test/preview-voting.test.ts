import { emptyDraft, toInstant } from '../src/pages/organiser/editor/draft';
import { previewVoting } from '../src/pages/organiser/editor/preview/preview-voting';
import type { Voting } from '../src/ui/voting/voting';

const now = Date.parse('2026-06-01T08:00:00.000Z');
const placeholders = { title: 'Your question', option: (number: number) => `Option ${number}` };
const draft = emptyDraft(now);

it('The preview of a voting that is not written yet says where its words will stand', () => {
  expect(previewVoting(draft, now, placeholders)).toMatchObject({
    title: 'Your question',
    description: null,
    imageUrl: null,
    creditCost: 0,
    status: 'OPEN',
    options: [
      { label: 'Option 1', imageUrl: null },
      { label: 'Option 2', imageUrl: null },
    ],
    tally: { total: 0, hidden: false },
  });
});

it('The preview of a voting is what becomes of the draft', () => {
  const published = { code: 'ABC234', tally: { total: 0 } } as Voting;
  const option = { key: 7, label: ' Tea ', imageUrl: '/pictures/a' };
  const written = {
    ...draft,
    title: ' Drinks? ',
    access: 'PAID' as const,
    results: 'AFTER_VOTING' as const,
    opensAt: '2026-07-01T10:00',
    closesAt: '2026-07-02T10:00',
    options: [option],
  };
  expect(previewVoting(written, now, placeholders, published)).toMatchObject({
    title: 'Drinks?',
    code: 'ABC234',
    creditCost: 1,
    status: 'UPCOMING',
    opensAt: toInstant(written.opensAt, undefined),
    closesAt: toInstant(written.closesAt, undefined),
    options: [{ id: '7', label: 'Tea', imageUrl: '/pictures/a' }],
    tally: { hidden: true },
  });
});

it('The preview of a voting without a closing, or with one that is no time, is that of its first day', () => {
  const closings = ['', 'soon'].map((closesAt) => previewVoting({ ...draft, closesAt }, now, placeholders));
  expect(closings.map(({ closesAt }) => closesAt)).toEqual(closings.map(() => '2026-06-02T08:00:00.000Z'));
});

it('The preview of a voting that has votes shows them, for the options that they are for', () => {
  const options = [{ id: 'one', label: 'Tea', imageUrl: null }];
  const tally = { total: 3, counts: [{ optionId: 'one', votes: 3 }], hidden: false };
  const published = { code: 'ABC234', options, tally } as Voting;
  expect(previewVoting(draft, now, placeholders, published)).toMatchObject({ options, tally });
  const later = previewVoting({ ...draft, results: 'AFTER_CLOSING' }, now, placeholders, published);
  expect(later.tally).toMatchObject({ total: 3, hidden: true });
});
