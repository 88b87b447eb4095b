/** JSON of a value; undefined for what JSON leaves out, which TypeScript's own declaration forgets. */
export const toJson = (value: unknown): string | undefined => JSON.stringify(value);
