import i18next from 'i18next';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import en from '../src/ui/i18n/languages/en';
import { TranslationProvider } from '../src/ui/i18n/translation';
import { ProjectedRows } from '../src/ui/voting/projector/projected-rows';
import type { Voting } from '../src/ui/voting/voting';

beforeAll(async () => {
  Object.defineProperty(globalThis, 'navigator', { value: { languages: ['en-GB'] }, configurable: true });
  await i18next.use(initReactI18next).init({
    lng: 'en',
    resources: { en: { translation: en } },
    react: { useSuspense: false },
    showSupportNotice: false,
  });
});

/** The labels that are shown, of as many options as are named, and how many are summed up. */
function shown(votes: Record<string, number>, named: number): string[] {
  const voting = {
    options: Object.keys(votes).map((label) => ({ id: label, label, imageUrl: null })),
    tally: { counts: Object.entries(votes).map(([optionId, each]) => ({ optionId, votes: each })) },
  } as Voting;
  const rows = createElement(ProjectedRows, { voting, counted: true, named, rows: { current: null } });
  const page = renderToStaticMarkup(createElement(TranslationProvider, null, rows));
  return page
    .split('<li')
    .filter((row) => row.includes('<bdi>') && !/^[^>]* hidden=/.test(row))
    .map((row) => /<bdi>(.*)<\/bdi>/.exec(row)?.[1] ?? '');
}

it('The options with the most votes are named, also when another one comes ahead', () => {
  expect(shown({ Ada: 5, Bob: 4, Cem: 3, Dan: 2 }, 2)).toEqual(['Ada', 'Bob', expect.stringContaining('2')]);
  expect(shown({ Ada: 5, Bob: 4, Cem: 6, Dan: 2 }, 2)).toEqual(['Ada', 'Cem', expect.stringContaining('2')]);
  expect(shown({ Ada: 5, Bob: 4 }, 2)).toEqual(['Ada', 'Bob']);
});
