import i18next, { createInstance, type TFunction } from 'i18next';
import { checkDraft } from '../src/pages/organiser/editor/check-draft';
import { draftFrom, TEMPLATES } from '../src/pages/organiser/editor/templates';
import { editorTexts } from '../src/ui/i18n/editor-texts';
import { interpolation, languages, type Language } from '../src/ui/i18n/i18n';

const now = Date.parse('2026-11-27T12:00:00.000Z');

async function translationOf(language: Language): Promise<{ t: TFunction; language: string }> {
  const i18n = createInstance();
  await i18n.init({
    lng: language,
    resources: { [language]: { translation: { editor: editorTexts[language] } } },
    interpolation,
    showSupportNotice: false,
  });
  return { t: i18n.t, language };
}

beforeAll(async () => {
  Object.defineProperty(globalThis, 'navigator', { value: { languages: ['en-GB'] }, configurable: true });
  await i18next.init({ lng: 'en', showSupportNotice: false });
});

describe.each(Object.keys(languages) as Language[])('A new voting, begun in %s', (language) => {
  it.each(TEMPLATES)('with the template “%s”, lacks names at most', async (template) => {
    const draft = draftFrom(template, now, await translationOf(language));
    const complaints = checkDraft(draft, now);
    const nameless = draft.options.flatMap(({ label }, index) => (label === '' ? [`options.${index}`] : []));
    expect(complaints).toEqual(Object.fromEntries(nameless.map((field) => [field, { check: 'missing' }])));
    expect([draft.title, ...draft.options.map(({ label }) => label)].join()).not.toContain('editor.');
  });
});

it('A choice of days begins tomorrow', async () => {
  const { options } = draftFrom('day', now, await translationOf('en'));
  expect(options.map(({ label }) => label)).toEqual([
    'Saturday 28 November',
    'Sunday 29 November',
    'Monday 30 November',
    'Tuesday 1 December',
    'Wednesday 2 December',
  ]);
});

it('Only an award costs something, and it and the best of an evening keep their counts to the end', async () => {
  const translation = await translationOf('en');
  const drafts = TEMPLATES.map((template) => draftFrom(template, now, translation));
  const named = (test: (draft: (typeof drafts)[number]) => boolean): string[] =>
    TEMPLATES.filter((_, index) => test(drafts[index]!));
  expect(named(({ access }) => access === 'PAID')).toEqual(['award']);
  expect(named(({ results }) => results === 'AFTER_CLOSING')).toEqual(['evening', 'award']);
});
