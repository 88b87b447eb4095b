import type en from './en';

/** Every text of the app. A language that lacks one does not compile. */
export type Texts = typeof en;
