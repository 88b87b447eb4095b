/** Raised where a process is thought to end. Nothing catches it but the test that lit the fuse. */
export class Crash extends Error {}

/** Ends the process after so many further calls; once. */
export interface Fuse {
  /** Calls until the crash; undefined: none is due. */
  callsLeft: number | undefined;
  /** Whether the last call still has its effect, and only its answer is lost. */
  afterEffect: boolean;
}

/** The same object, whose calls burn down a fuse. */
export function crashing<T extends object>(target: T, fuse: Fuse): T {
  return new Proxy(target, {
    get(object, name) {
      const member: unknown = Reflect.get(object, name, object);
      if (typeof member !== 'function') return member;
      return async (...values: unknown[]): Promise<unknown> => {
        // Others get a turn: this is where a network would be.
        await new Promise((resolve) => setImmediate(resolve));
        const dies = isDue(fuse);
        if (dies && !fuse.afterEffect) throw new Crash();
        const result: unknown = await Reflect.apply(member, object, values);
        if (dies) throw new Crash();
        return result;
      };
    },
  });
}

function isDue(fuse: Fuse): boolean {
  if (fuse.callsLeft === undefined) return false;
  fuse.callsLeft -= 1;
  if (fuse.callsLeft > 0) return false;
  fuse.callsLeft = undefined;
  return true;
}
