import { translate, type Translation } from './translate';

/** A Java pattern, ready to be used. */
export interface JavaExpression extends Pick<Translation, 'names' | 'groups'> {
  /** Finds the first occurrence. */
  first: RegExp;
  /** Finds every occurrence. */
  every: RegExp;
  /** Matches the whole text or nothing. */
  whole: RegExp;
}

const compiled = new Map<string, JavaExpression>();
/** Patterns are written in code, so there are few; code that makes them up as it runs must not fill the memory. */
const most = 500;

/**
 * Compiles a Java pattern, or finds it among those compiled before.
 * @throws UntranslatablePattern for a pattern that has no counterpart.
 */
export function javaExpression(pattern: string): JavaExpression {
  const known = compiled.get(pattern);
  if (known) return known;
  const { source, flags, names, groups } = translate(pattern);
  const expression = {
    names,
    groups,
    first: new RegExp(source, flags),
    every: new RegExp(source, `${flags}g`),
    whole: new RegExp(`^(?:${source})$`, flags),
  };
  if (compiled.size >= most) compiled.clear();
  compiled.set(pattern, expression);
  return expression;
}
