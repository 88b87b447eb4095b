import type { Deployment } from '../wiring/deployment';

/** A mistake that somebody might make, as a change of the code that deploys. */
export interface Bug {
  name: string;
  /** In a resolver or a step of a pipeline, or in a function, by name. */
  in: { step: string } | { function: string };
  /** Exactly one place of the bundle. */
  pattern: RegExp;
  replacement: string;
  /** A seed that found it. Others do, too, and other code is found by others. */
  seed: number;
}

/** Bugs that a simulation must find: those that the counting and voting would not survive. */
export const BUGS: Bug[] = [
  {
    name: 'checkpoint not moved',
    in: { function: 'count-votes' },
    pattern: /\{counted:\w+,expiresAt:/,
    replacement: '{counted:"0",expiresAt:',
    seed: 1,
  },
  {
    name: 'checkpoint moved without its condition',
    in: { function: 'count-votes' },
    pattern: /(\{counted:\w+,expiresAt:\w+\}),\w+\)/,
    replacement: '$1)',
    seed: 75,
  },
  {
    name: 'vote written without its condition',
    in: { step: 'recordVote' },
    pattern: /(put\(voteKey\(userId,\s*votingId\),\s*\w+),\s*IF_ABSENT\)/,
    replacement: '$1)',
    seed: 1,
  },
  {
    name: 'place in the schedule taken without its condition',
    in: { step: 'commitNewVoting' },
    pattern: /OR additions < :full/,
    replacement: 'OR additions < :full OR additions >= :full',
    seed: 19,
  },
];

/**
 * The deployment with a bug put in by hand.
 * @throws Error when the code has no such place any more.
 */
export function withBug(deployment: Deployment, { name, in: place, pattern, replacement }: Bug): Deployment {
  const changed = (code: string): string => {
    if (!pattern.test(code)) throw new Error(`The code has no place for the bug "${name}".`);
    return code.replace(pattern, replacement);
  };
  if ('step' in place) {
    const functions = deployment.api.functions.map((step) =>
      step.name === place.step ? { ...step, code: changed(step.code!) } : step,
    );
    return { ...deployment, api: { ...deployment.api, functions } };
  }
  const functions = new Map(deployment.functions);
  const definition = functions.get(place.function)!;
  functions.set(place.function, { ...definition, code: changed(definition.code) });
  return { ...deployment, functions };
}
