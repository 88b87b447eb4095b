/** What is to happen next, out of so many. */
export type Choose = (of: number) => number;

/** Runs a scenario once for every way in which its choices can be made. @returns how often that was. */
export async function inEveryOrder(scenario: (choose: Choose) => Promise<void>): Promise<number> {
  let made: { chosen: number; of: number }[] = [];
  for (let runs = 1; ; runs += 1) {
    let next = 0;
    await scenario((of) => {
      const choice = (made[next] ??= { chosen: 0, of });
      next += 1;
      return choice.chosen;
    });
    made = made.slice(0, next);
    while (made.length > 0 && made.at(-1)!.chosen + 1 === made.at(-1)!.of) made.pop();
    const last = made.at(-1);
    if (!last) return runs;
    last.chosen += 1;
  }
}

/**
 * Lets several actors take turns. An actor runs from one of its calls to the next; between them it is chosen who goes
 * on. Actors make one call at a time.
 */
export class Turns {
  private readonly waiting = new Map<string, () => void>();
  private changed: () => void = () => undefined;

  constructor(private readonly choose: Choose) {}

  /** The same object, on which an actor waits for its turn before each call. */
  of<T extends object>(actor: string, target: T): T {
    return new Proxy(target, {
      get: (object, name) => {
        const member: unknown = Reflect.get(object, name, object);
        if (typeof member !== 'function') return member;
        return async (...values: unknown[]): Promise<unknown> => {
          await this.turn(actor);
          return Reflect.apply(member, object, values) as unknown;
        };
      },
    });
  }

  /** Waits for an actor's turn. */
  turn(actor: string): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.set(actor, resolve);
      this.changed();
    });
  }

  /** Plays until all actors have ended. */
  async play(actors: (() => Promise<unknown>)[]): Promise<void> {
    let running = actors.length;
    const ended = actors.map(async (actor) => {
      await actor().finally(() => {
        running -= 1;
        this.changed();
      });
    });
    for (;;) {
      // The one that had the last turn runs until it waits again, or ends.
      while (this.waiting.size < running) await new Promise<void>((resolve) => (this.changed = resolve));
      const names = [...this.waiting.keys()].sort();
      const name = names.length > 1 ? names[this.choose(names.length)] : names[0];
      if (name === undefined) break;
      const go = this.waiting.get(name);
      this.waiting.delete(name);
      go?.();
    }
    await Promise.all(ended);
  }
}
