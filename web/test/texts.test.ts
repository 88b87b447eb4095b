import { createInstance, type TFunction } from 'i18next';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { byCodeTexts } from '../src/ui/i18n/by-code-texts';
import { deviceTexts } from '../src/ui/i18n/device-texts';
import { editorTexts } from '../src/ui/i18n/editor-texts';
import { healthTexts } from '../src/ui/i18n/health-texts';
import { interpolation, languages, type Language } from '../src/ui/i18n/i18n';
import type { PluralForm } from '../src/ui/i18n/languages/texts';
import { organiserTexts } from '../src/ui/i18n/organiser-texts';
import { profileTexts } from '../src/ui/i18n/profile-texts';
import { proofTexts } from '../src/ui/i18n/proof/texts';
import { requestTexts } from '../src/ui/i18n/request-texts';
import { statementTexts } from '../src/ui/i18n/statement-texts';
import { statisticsTexts } from '../src/ui/i18n/statistics-texts';

/** The texts of the app in each language but those that come with a page of their own. */
const folder = path.resolve(__dirname, '..', 'src', 'ui', 'i18n', 'languages');
const others = readdirSync(folder)
  .map((file) => path.basename(file, '.ts'))
  .filter((name) => name !== 'en' && name !== 'texts');

/** Every text of a language. What comes with a page is held to the same as all others. */
async function allTexts(language: Language): Promise<object> {
  const { default: ofApp } = (await import(path.join(folder, language))) as { default: object };
  return {
    ...ofApp,
    ...organiserTexts[language],
    ...profileTexts[language],
    byCode: byCodeTexts[language],
    device: deviceTexts[language],
    editor: editorTexts[language],
    health: healthTexts[language],
    proof: proofTexts[language],
    request: requestTexts[language],
    statements: statementTexts[language],
    statistics: statisticsTexts[language],
  };
}

/** Every text by its path. */
function textsOf(texts: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([name, text]: [string, unknown]) =>
      typeof text === 'object' && text !== null
        ? [...textsOf(text, `${path}${name}.`)]
        : [[`${path}${name}`, String(text)]],
    ),
  );
}

async function load(language: string): Promise<Map<string, string>> {
  return textsOf(await allTexts(language as Language));
}

/** The word that a path is a plural form of, and the form; undefined for what has none. */
function formOf(path: string): { word: string; form: PluralForm } | undefined {
  const [, word, form] = /^(.+)_(zero|one|two|few|many|other)$/.exec(path) ?? [];
  return word === undefined ? undefined : { word, form: form as PluralForm };
}

const putInto = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/g))].sort();

it('offers every language that has a file', () => {
  expect(Object.keys(languages).sort()).toEqual(['en', ...others].sort());
});

describe.each(['en', ...others])('%s', (language) => {
  const rules = new Intl.PluralRules(language);
  const forms = rules.resolvedOptions().pluralCategories;

  it('says everything that English says, each word beside a number in every form of its own', async () => {
    const expected = [...(await load('en')).keys()].flatMap((path) => {
      const plural = formOf(path);
      return plural === undefined ? [path] : forms.map((form) => `${plural.word}_${form}`);
    });
    expect([...(await load(language)).keys()].sort()).toEqual([...new Set(expected)].sort());
  });

  it('has the same things put in', async () => {
    const english = await load('en');
    for (const [path, text] of await load(language)) {
      const plural = formOf(path);
      const source = english.get(plural === undefined ? path : `${plural.word}_other`)!;
      // Where a form stands for one number alone, the word may say it: `صوتان` is two votes.
      const mayBeLeftOut = plural === undefined ? [] : numberOf(plural.form);
      const left = (each: string): boolean => !mayBeLeftOut.includes(each) || putInto(text).includes(each);
      expect([path, putInto(text)]).toEqual([path, putInto(source).filter(left)]);
    }
  });

  /** What says the number, if this form stands for a single one. */
  function numberOf(form: PluralForm): string[] {
    const numbers = Array.from({ length: 1_000 }, (_, number) => number);
    return numbers.filter((number) => rules.select(number) === form).length === 1
      ? ['{{count}}', '{{formatted}}', '{{total}}']
      : [];
  }
});

it('keeps double signs and quotation marks of French with their words', async () => {
  for (const [path, text] of await load('fr')) {
    expect([path, text]).toEqual([
      path,
      expect.not.stringMatching(/[^\u202f?!][;!?»]|«[^\u202f]|[^\u00a0]:|'/),
    ]);
  }
});

describe('Arabic', () => {
  let t: TFunction;

  beforeAll(async () => {
    Object.defineProperty(globalThis, 'navigator', { value: { languages: ['ar-EG'] }, configurable: true });
    const i18n = createInstance();
    const { default: translation } = await import('../src/ui/i18n/languages/ar');
    await i18n.init({
      lng: 'ar',
      resources: { ar: { translation } },
      interpolation,
      showSupportNotice: false,
    });
    t = i18n.t;
  });

  it.each([
    [1, 'نقطة واحدة'],
    [2, 'نقطتان'],
    [3, '٣ نقاط'],
    [11, '١١ نقطة'],
    [1_100, '١٬١٠٠ نقطة'],
  ])('counts %d', (count, words) => {
    expect(t('access.paid', { count })).toBe(words);
  });

  it.each([
    ['C++', 'صوتك: \u2068C++\u2069'],
    ['\u2068Ada\u2069', 'صوتك: \u2068Ada\u2069'],
    ['\u2068Ada\u2069 و\u2068Bob\u2069', 'صوتك: \u2068\u2068Ada\u2069 و\u2068Bob\u2069\u2069'],
    ['نعم', 'صوتك: نعم'],
  ])('sets %s apart', (option, words) => {
    expect(t('tile.yourVote', { option })).toBe(words);
  });
});
