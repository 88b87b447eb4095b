/**
 * `toStringSet`, `toNumberSet`, `toBinarySet` of `@aws-appsync/utils/dynamodb`: sets that the helpers of the same
 * module store as sets ("Built-in modules": `update({… update: {segments: ddb.toStringSet(…)}})`). A set is known by
 * identity, so that an item may well have a map with an attribute called `SS`.
 */
const made = new WeakSet<object>();

function typedSet(type: 'SS' | 'NS' | 'BS', values: unknown) {
  const set = { [type]: values };
  made.add(set);
  return set;
}

export const toStringSet = (values: string[]) => typedSet('SS', values);
/** Numbers stay numbers, as recorded, although the type definitions show texts. */
export const toNumberSet = (values: number[]) => typedSet('NS', values);
export const toBinarySet = (values: string[]) => typedSet('BS', values);

/** Whether a value came from one of the functions above. */
export function isTypedSet(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && made.has(value);
}
