import { plainJson } from './language';

/** `JSON` as code finds it: parsing nonsense gives an empty text, no exception ("Supported runtime features"). */
export const tolerantJson = {
  parse(text: unknown): unknown {
    try {
      return plainJson.parse(text as string);
    } catch {
      return '';
    }
  },
  stringify: (value: unknown, keep?: (string | number)[] | null, indent?: string | number) =>
    plainJson.stringify(value, keep, indent),
};
