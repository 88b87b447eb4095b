/** `JSON` as code finds it: parsing nonsense gives an empty text, no exception ("Supported runtime features"). */
export const tolerantJson = {
  parse(text: unknown): unknown {
    try {
      return JSON.parse(text as string);
    } catch {
      return '';
    }
  },
  stringify: (value: unknown, keep?: (string | number)[] | null, indent?: string | number) =>
    JSON.stringify(value, keep, indent),
};
