/** A copy of an object without some of its members. */
export function omit<T extends object, Name extends keyof T>(object: T, ...names: Name[]): Omit<T, Name> {
  const kept = Object.entries(object).filter(([name]) => !(names as PropertyKey[]).includes(name));
  return Object.fromEntries(kept) as Omit<T, Name>;
}
