/** Lets at most `most` pieces of work run at once; others wait for their turn. */
export function inTurn(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place goes to the next one, if there is one.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
