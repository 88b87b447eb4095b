import type { ResponsePath } from 'graphql';

/** A response path as a list of aliases and list indexes. */
export function pathOf(path: ResponsePath): (string | number)[] {
  const steps: (string | number)[] = [];
  for (let at: ResponsePath | undefined = path; at; at = at.prev) steps.push(at.key);
  return steps.reverse();
}

/** How many fields deep a path is; list indexes are no level. */
export function depthOf(path: ResponsePath): number {
  let depth = 0;
  for (let at: ResponsePath | undefined = path; at; at = at.prev) if (typeof at.key === 'string') depth++;
  return depth;
}
