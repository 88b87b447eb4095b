/** Items as they are read: nothing stored is taken for whole before it was looked at. Pure and APPSYNC_JS-safe. */

/** What an item's readers cannot do without: attributes, and what `typeof` says of each of them. */
export type Shape<T> = { noun: string; needs: { [Name in keyof T]?: 'string' | 'number' | 'object' } };

/** The attributes that a plain item lacks. */
export function missingIn<T>({ needs }: Shape<T>, item: object): string[] {
  const values = item as Record<string, unknown>;
  return Object.entries(needs)
    .filter(([name, type]) => typeof values[name] !== type)
    .map(([name]) => name);
}
