/** Names that must not become members of an object. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Puts values into an object, into what it holds as well. `null` takes a member away. */
export function merge(target: object, values: object): void {
  const members = target as Record<string, unknown>;
  for (const [name, value] of Object.entries(values as Record<string, unknown>)) {
    if (FORBIDDEN.has(name)) continue;
    const before = members[name];
    if (value === null) Reflect.deleteProperty(members, name);
    else if (isPlain(value) && isPlain(before)) merge(before, value);
    else members[name] = value;
  }
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
