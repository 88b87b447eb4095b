/** A Java pattern that is wrong, or that has no counterpart among JavaScript's regular expressions. */
export class UntranslatablePattern extends Error {
  constructor(construct: string) {
    super(`The pattern uses ${construct}, which cannot be evaluated here.`);
  }
}
