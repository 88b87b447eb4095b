import { asText } from '../plain-values';
import { javaExpression } from './java-expression';

/**
 * `util.matches`: whether the whole value matches a Java pattern. The guide's example (`"a*b"`, `"aaaaab"`) fits a
 * search too; the order of the arguments is that of Java's `Pattern.matches`, which takes the whole text, as here.
 */
export function matches(pattern: unknown, value: unknown): boolean {
  return javaExpression(asText(pattern)).whole.test(asText(value));
}
