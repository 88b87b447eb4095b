import { DESCRIPTION_LENGTH, MAX_OPTIONS, OPTION_LABEL_LENGTH, TITLE_LENGTH } from '../../model/limits';
import { checkDraft } from '../src/pages/organiser/editor/check-draft';
import { emptyOption, type Draft } from '../src/pages/organiser/editor/draft';

const now = new Date('2026-05-01T12:00').getTime();

const option = (label: string): Draft['options'][number] => ({ ...emptyOption(), label });

const draft = (overrides: Partial<Draft> = {}): Draft => ({
  title: 'Tea or coffee?',
  description: '',
  imageUrl: '',
  access: 'FREE',
  opensAt: '',
  closesAt: '2026-05-02T12:00',
  options: [option('Tea'), option('Coffee')],
  ...overrides,
});

it('A complete draft draws no complaint', () => {
  expect(checkDraft(draft(), now)).toEqual({});
});

it.each<[string, Partial<Draft>, string, string]>([
  ['no title', { title: '  ' }, 'title', 'missing'],
  ['a long title', { title: 'x'.repeat(TITLE_LENGTH + 1) }, 'title', 'tooLong'],
  ['a long description', { description: 'x'.repeat(DESCRIPTION_LENGTH + 1) }, 'description', 'tooLong'],
  ['no closing time', { closesAt: '' }, 'closesAt', 'missing'],
  ['a closing time in the past', { closesAt: '2026-05-01T12:00' }, 'closesAt', 'inThePast'],
  ['closing as it opens', { opensAt: '2026-05-02T12:00' }, 'closesAt', 'closesBeforeOpening'],
  ['one option', { options: [option('Tea')] }, 'options', 'fewOptions'],
  [
    'too many options',
    { options: Array.from({ length: MAX_OPTIONS + 1 }, (_, index) => option(`Option ${index}`)) },
    'options',
    'manyOptions',
  ],
  ['an option without words', { options: [option('Tea'), option('')] }, 'options.1', 'missing'],
  ['an option twice', { options: [option('Tea'), option('Tea ')] }, 'options.1', 'sameOption'],
  ['an option in capitals', { options: [option('Tea'), option('TEA')] }, 'options.1', 'sameOption'],
  [
    'an option with a space too many',
    { options: [option('Green tea'), option('Green \u00a0tea')] },
    'options.1',
    'sameOption',
  ],
  [
    'an option of wide letters and one that nobody sees',
    { options: [option('Tea'), option('Ｔ\u200bｅａ')] },
    'options.1',
    'sameOption',
  ],
  [
    'a long option',
    { options: [option('Tea'), option('x'.repeat(OPTION_LABEL_LENGTH + 1))] },
    'options.1',
    'tooLong',
  ],
])('Complains of %s', (_, changes, field, check) => {
  expect(checkDraft(draft(changes), now)).toEqual({ [field]: expect.objectContaining({ check }) as unknown });
});

it.each([
  ['title', { title: 'x'.repeat(TITLE_LENGTH) }],
  ['options', { options: Array.from({ length: MAX_OPTIONS }, (_, index) => option(`Option ${index}`)) }],
])('Takes %s at its limit', (_, changes) => {
  expect(checkDraft(draft(changes), now)).toEqual({});
});
