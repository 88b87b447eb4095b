/** Who asks as the voter, and what is done when that voter's session turns out to have ended. */

let current: string | undefined;
let end = (): void => undefined;

/** From now on the voter is this one, by the id of the token; undefined: nobody. */
export function askAs(userId: string | undefined): void {
  current = userId;
}

/** The voter's id. */
export function asker(): string | undefined {
  return current;
}

/** What to do when the API's client has no tokens left to ask with. */
export function whenSessionEnds(listener: () => void): void {
  end = listener;
}

/** There are none. */
export function tellSessionEnded(): void {
  end();
}
