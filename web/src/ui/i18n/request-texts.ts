const en = { passOn: 'If you ask for help, pass this number on:' };

/** Every text beside the number of a request. */
export type RequestTexts = typeof en;

const de: RequestTexts = { passOn: 'Wenn Sie um Hilfe bitten, geben Sie diese Nummer weiter:' };

const fr: RequestTexts = { passOn: 'Si vous demandez de l’aide, transmettez ce numéro\u00a0:' };

const ar: RequestTexts = { passOn: 'إذا طلبت المساعدة فمرّر هذا الرقم:' };

/** The texts beside the number of a request, by language. */
export const requestTexts = { en, de, fr, ar };
