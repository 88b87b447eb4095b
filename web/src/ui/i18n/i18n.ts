import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './languages/en';
import type { Texts } from './languages/texts';

/** Languages that the app speaks, each by its own name. */
export const languages = { en: 'English', de: 'Deutsch' } as const;

/** A language that the app speaks. */
export type Language = keyof typeof languages;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Texts };
  }
}

const KEY = 'hustings.language';

/** The first language comes with the app, which spares most people a journey to the server. */
const load: Record<Language, () => Promise<{ default: Texts }>> = {
  en: () => Promise.resolve({ default: en }),
  de: () => import('./languages/de'),
};

/** The language chosen before, or the first of the browser's that the app speaks. */
function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(KEY) ?? '', ...navigator.languages];
  return wanted.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

/** Whether the app speaks the language with this tag. */
export function isLanguage(tag: string): tag is Language {
  return tag in languages;
}

/** Starts in the preferred language. */
export async function startI18n(): Promise<void> {
  const language = preferredLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: (await load[language]()).default } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  describeDocument(language);
}

/** Changes the language of the page and remembers it. */
export async function speak(language: Language): Promise<void> {
  i18next.addResourceBundle(language, 'translation', (await load[language]()).default);
  await i18next.changeLanguage(language);
  localStorage.setItem(KEY, language);
  describeDocument(language);
}

function describeDocument(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = i18next.dir(language);
}
