/**
 * What the library itself needs of the language and what an isolate may replace or take away for resolver code.
 * Kept from before that happens.
 */
export const { JSON: plainJson, Date: SystemDate, Intl: SystemIntl } = globalThis;
