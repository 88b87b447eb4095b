/**
 * Does some work while no other process that asks for the same lock does any. A lock whose owner has died is taken
 * over.
 * @param file the lock; holds its owner's process id while there is one.
 * @param work may not end the process: the lock would stay until the next one finds it.
 * @param onWait told once if another process has to be waited for.
 * @returns what the work returned.
 */
export function oneAtATime<Result>(
  file: string,
  work: () => Result,
  onWait?: (owner: number) => void,
): Result;
