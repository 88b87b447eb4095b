import i18next, { type InitOptions } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { everyTab } from '../storage/browser-storage';
import { frameChoice } from '../storage/frame-choice';
import type { ByCodeTexts } from './by-code-texts';
import type { DeviceTexts } from './device-texts';
import type { EditorTexts } from './editor-texts';
import { formatFor } from './format';
import type { HealthTexts } from './health-texts';
import en from './languages/en';
import type { Texts } from './languages/texts';
import type { OrganiserTexts } from './organiser-texts';
import type { ProfileTexts } from './profile-texts';
import type proof from './proof/en';
import type { RequestTexts } from './request-texts';
import type { StatementTexts } from './statement-texts';
import type { StatisticsTexts } from './statistics-texts';

/** Languages that the app speaks, each by its own name. */
export const languages = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  ar: 'العربية',
} as const;

/** A language that the app speaks. */
export type Language = keyof typeof languages;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: {
      translation: Texts &
        OrganiserTexts &
        ProfileTexts & {
          byCode: ByCodeTexts;
          device: DeviceTexts;
          editor: EditorTexts;
          health: HealthTexts;
          proof: typeof proof;
          request: RequestTexts;
          statements: StatementTexts;
          statistics: StatisticsTexts;
        };
    };
  }
}

const KEY = 'hustings.language';

/** The first language comes with the app, which spares most people a journey to the server. */
const load: Record<Language, () => Promise<{ default: object }>> = {
  en: () => Promise.resolve({ default: en }),
  de: () => import('./languages/de'),
  fr: () => import('./languages/fr'),
  ar: () => import('./languages/ar'),
};

/** How things are put into texts: numbers as the language writes them, words of others set apart where they may run the other way. */
export const interpolation: InitOptions['interpolation'] = {
  escapeValue: false,
  alwaysFormat: true,
  format: (value: unknown, _, language = 'en') => {
    const format = formatFor(language);
    if (typeof value === 'number') return format.number(value);
    return i18next.dir(language) === 'rtl' ? format.isolated(String(value)) : String(value);
  },
};

/** The language of the site around this page, that chosen before, or the first of the browser's that the app speaks. */
function preferredLanguage(): Language {
  const wanted = [frameChoice('lang') ?? '', everyTab.get(KEY) ?? '', ...navigator.languages];
  return wanted.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

/** Whether the app speaks the language with this tag. */
export function isLanguage(tag: string): tag is Language {
  return tag in languages;
}

/**
 * Adds the texts of a part of the app in every language, so that another one may be chosen there. They come with the part: the
 * first view of all pages is so much lighter.
 */
export function addTexts(part: string, texts: Record<Language, object>): void {
  for (const [language, added] of Object.entries(texts))
    i18next.addResourceBundle(language, 'translation', { [part]: added });
}

/** {@link addTexts} for several parts of the app. @param texts of each language, the parts by their names. */
export function addParts(texts: Record<Language, object>): void {
  for (const [language, parts] of Object.entries(texts))
    i18next.addResourceBundle(language, 'translation', parts);
}

/** Starts in the preferred language. */
export async function startI18n(): Promise<void> {
  const language = preferredLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: (await load[language]()).default } },
    interpolation,
    react: { useSuspense: false },
    showSupportNotice: false,
  });
  describeDocument(language);
}

/** Changes the language of the page and remembers it. */
export async function speak(language: Language): Promise<void> {
  i18next.addResourceBundle(language, 'translation', (await load[language]()).default);
  await i18next.changeLanguage(language);
  everyTab.set(KEY, language);
  describeDocument(language);
}

function describeDocument(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = i18next.dir(language);
}
