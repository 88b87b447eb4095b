import { nameOf } from './text';

/*
 * What compiled code spreads (`compile/spreads.ts`).
 */

/** What is spread into an object. */
export function parts(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new Error(
    `A ${nameOf(value)} is spread into an object: what AppSync makes of it is not known. Write ...(value ?? {}), or a ternary with {}`,
  );
}

/** What is spread into a list, or the arguments of a call. */
export function items(value: unknown): unknown {
  if (Array.isArray(value)) return value;
  throw new Error(
    `A ${nameOf(value)} is spread into a list: what AppSync makes of it is not known. Write ...(value ?? [])`,
  );
}
