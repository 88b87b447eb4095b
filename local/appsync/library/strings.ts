import type { Util } from '@aws-appsync/utils';

const forms = { nfc: 'NFC', nfd: 'NFD', nfkc: 'NFKC', nfkd: 'NFKD' } as const;

/** `util.str` ("String helpers in util.str", AppSync developer guide). */
export const strings = {
  normalize(value, normalizationType) {
    const form = forms[String(normalizationType).toLowerCase() as keyof typeof forms];
    if (!form) throw new Error('The second argument of util.str.normalize must be nfc, nfd, nfkc or nfkd.');
    return value.normalize(form);
  },
} satisfies Util['str'];
