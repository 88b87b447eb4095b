import { loopLimit } from '../limits';

/*
 * What compiled code calls at the limit of iterations (`compile/loop-limit.ts`).
 */

/** What stops code whose loop ran on where nobody knows what the service does. */
export function overrun(): never {
  throw new Error(`A loop ran more than ${loopLimit} times, which is the limit of the service`);
}

/** Makes what depends on where notices go. */
export function createLoopHelpers(notice: (message: string) => void) {
  const stopped = (): void => {
    notice(`A loop was left after ${loopLimit} rounds, as AppSync leaves it, silently`);
  };
  return {
    stopped,
    overrun,
    head(list: unknown): unknown {
      if (!Array.isArray(list) || list.length <= loopLimit) return list;
      stopped();
      return list.slice(0, loopLimit);
    },
    short(list: unknown): unknown {
      return Array.isArray(list) && list.length > loopLimit ? overrun() : list;
    },
  };
}
