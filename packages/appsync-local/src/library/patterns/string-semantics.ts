import { asText } from '../plain-values';
import { javaExpression, type JavaExpression } from './java-expression';
import { expandReplacement } from './replacement';

type Method = 'replace' | 'replaceAll';
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

function install(method: Method, occurrences: 'first' | 'every'): void {
  const original = Object.getOwnPropertyDescriptor(String.prototype, method)!.value as Replace;
  const value: Replace = function (pattern, replacement) {
    if (pattern instanceof RegExp) return Reflect.apply(original, this, [pattern, replacement]);
    const expression = javaExpression(asText(pattern));
    // `replace` goes with an expression that is not global, `replaceAll` with one that is.
    return Reflect.apply(original, this, [
      expression[occurrences],
      expander(asText(replacement), expression),
    ]);
  };
  Object.defineProperty(String.prototype, method, { value, writable: true, configurable: true });
}

/** The function that writes the replacement of a match. The groups come last, when the pattern has any. */
function expander(replacement: string, expression: JavaExpression) {
  return (text: string, ...details: unknown[]): string => {
    const last = details.at(-1);
    const groups = typeof last === 'object' ? (last as Record<string, string | undefined>) : {};
    return expandReplacement(replacement, { text, groups }, expression);
  };
}
