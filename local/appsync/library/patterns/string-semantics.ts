import { javaExpression } from './java-expression';
import { expandReplacement } from './replacement';

type Replace = (this: string, pattern: unknown, replacement: unknown) => string;

/**
 * Gives `String.prototype.replace` and `replaceAll` the service's meaning: a pattern that is a text is a Java
 * pattern, not a literal text ("Supported runtime features": the pattern accepts constructs of Java's `Pattern`), and
 * the replacement follows Java too. `split`, for which the guide says nothing of the kind, stays as it is.
 *
 * Call it once in the context, before it is frozen. From then on it holds for the library as well, which therefore
 * passes no text as a pattern; expressions work as ever.
 */
export function installStringSemantics(): void {
  install('replace', 'first');
  install('replaceAll', 'every');
}

function install(method: 'replace' | 'replaceAll', occurrences: 'first' | 'every'): void {
  const original = String.prototype[method] as Replace;
  const value: Replace = function (pattern, replacement) {
    if (pattern instanceof RegExp) return Reflect.apply(original, this, [pattern, replacement]);
    return replaceJava(String(this), String(pattern), replacement, occurrences, original);
  };
  Object.defineProperty(String.prototype, method, { value, writable: true, configurable: true });
}

function replaceJava(
  text: string,
  pattern: string,
  replacement: unknown,
  occurrences: 'first' | 'every',
  original: Replace,
): string {
  const expression = javaExpression(pattern);
  const expand = (found: string, ...details: unknown[]): string => {
    if (typeof replacement === 'function') return String(replacement(found));
    const groups = details.at(-1) as Record<string, string | undefined> | string;
    return expandReplacement(
      String(replacement),
      { text: found, groups: typeof groups === 'object' ? groups : {} },
      expression,
    );
  };
  // `replaceAll` of an expression that is not global is an error, and `replace` of a global one replaces all.
  return Reflect.apply(original, text, [expression[occurrences], expand]);
}
