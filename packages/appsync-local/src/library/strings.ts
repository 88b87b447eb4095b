import type { Util } from '@aws-appsync/utils';

const forms = new Set<string>(['nfc', 'nfd', 'nfkc', 'nfkd']);

/** `util.str` ("String helpers in util.str", AppSync developer guide). */
export const strings = {
  normalize(value, normalizationType) {
    if (!forms.has(normalizationType)) {
      throw new Error('The second argument of util.str.normalize must be nfc, nfd, nfkc or nfkd.');
    }
    return value.normalize(normalizationType.toUpperCase());
  },
} satisfies Util['str'];
