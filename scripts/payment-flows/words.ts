import ar from '../../web/src/ui/i18n/languages/ar';
import de from '../../web/src/ui/i18n/languages/de';
import en from '../../web/src/ui/i18n/languages/en';
import fr from '../../web/src/ui/i18n/languages/fr';
import { profileTexts } from '../../web/src/ui/i18n/profile-texts';

/** Each language with the browser that it is looked at in. Egypt's has digits of its own. */
export const LOCALES = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR', ar: 'ar-EG' } as const;

/** A language that the flows are walked in. */
export type Language = keyof typeof LOCALES;

const TEXTS = { en, de, fr, ar };

/** What the app says in one language. */
export interface Words {
  /** @param key `settling.details.DECLINED`. @param values what is put into it, as people read it. */
  say(key: string, values?: Record<string, string>): string;
  /** A text in which something is counted. */
  counted(key: string, count: number): string;
  /** From minor units of euros. */
  euros(amount: number): string;
}

/** The words of a language, as the browser of its locale has them. */
export function wordsOf(language: Language): Words {
  const locale = LOCALES[language];
  const say: Words['say'] = (key, values = {}) =>
    plain(textAt(language, key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? ''));
  return {
    say,
    counted: (key, count) => {
      const form = new Intl.PluralRules(language).select(count);
      return say(`${key}_${form}`, { count: new Intl.NumberFormat(locale).format(count) });
    },
    euros: (amount) =>
      plain(new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(amount / 100)),
  };
}

/** A text without what only tells which way it runs, and with one kind of space. */
export function plain(text: string): string {
  return text.replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '').replace(/\s+/gu, ' ');
}

function textAt(language: Language, key: string): string {
  let found: unknown = { ...TEXTS[language], ...profileTexts[language] };
  for (const part of key.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
  if (typeof found !== 'string') throw new Error(`There is no text ${key} in ${language}.`);
  return found;
}
