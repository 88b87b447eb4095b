import type en from './en';

/** Every text of the app, with the plural forms of English. */
export type Texts = typeof en;

/** Forms that a word takes beside a number: those of Intl.PluralRules, of which each language has its own. */
export type PluralForm = Intl.LDMLPluralRule;

/**
 * Every text of the app in a language with these plural forms. One that lacks a text, or a form of one, does not
 * compile.
 */
export type TextsOf<Forms extends PluralForm, Part = Texts> = {
  [Key in keyof Part as InForms<Key, Forms>]: Part[Key] extends string ? string : TextsOf<Forms, Part[Key]>;
};

type InForms<Key, Forms extends PluralForm> = Key extends `${infer Word}_${PluralForm}`
  ? `${Word}_${Forms}`
  : Key;
