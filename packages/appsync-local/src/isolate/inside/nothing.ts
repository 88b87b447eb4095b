/*
 * Where null and undefined meet in compiled code (`compile/nothing.ts`), and in what the language brings along.
 */

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** `===` of the service: null and undefined are the same. Whether two objects with equal parts are is not known. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (isObject(one) && isObject(other))
    throw new Error('Two objects were compared: what AppSync says then is not known. Compare their parts');
  return one == null && other == null;
}

/** `??` of the service, which has both sides evaluated. */
export function either(one: unknown, other: unknown): unknown {
  return one ?? other;
}

/** Stops code that came to the default value of a name with null. */
export function given(name: string): never {
  throw new Error(
    `${name} is null and has a default: whether AppSync takes it then is not known. Write ${name} ?? … instead`,
  );
}

/**
 * Looking for null or undefined in what holds one of them is stopped: whether AppSync tells them apart is not known.
 * Call it once in the context, before it is frozen.
 */
export function guardSeeking(): void {
  for (const [prototype, names] of [
    [Array.prototype, ['includes', 'indexOf', 'lastIndexOf']],
    [String.prototype, ['includes', 'indexOf', 'lastIndexOf', 'startsWith', 'endsWith']],
  ] as const)
    for (const name of names) guard(prototype, name);
}

type Seek = (this: string | unknown[], ...values: unknown[]) => unknown;

function guard(prototype: object, name: string): void {
  const original = Object.getOwnPropertyDescriptor(prototype, name)!.value as Seek;
  const value: Seek = function (...values) {
    if (values[0] == null && (typeof this === 'string' || holdsNothing(this)))
      throw new Error(`${name} was asked for null or undefined: what AppSync says then is not known`);
    return Reflect.apply(original, this, values);
  };
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
}

function holdsNothing(list: unknown[]): boolean {
  for (const item of list) if (item == null) return true;
  return false;
}
