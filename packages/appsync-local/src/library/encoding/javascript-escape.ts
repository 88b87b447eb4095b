/**
 * The rules of Apache Commons Lang's `escapeEcmaScript`, which the Velocity utility of the same name is documented
 * to follow: quotes, backslash and slash get a backslash, control characters their short form, everything else
 * outside printable ASCII a `\uXXXX`.
 */
const short = new Map([
  ["'", "\\'"],
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['/', '\\/'],
  ['\b', '\\b'],
  ['\n', '\\n'],
  ['\t', '\\t'],
  ['\f', '\\f'],
  ['\r', '\\r'],
]);

/** `util.escapeJavaScript`. */
export function escapeJavaScript(text: string): string {
  return text
    .split('')
    .map((unit) => {
      const code = unit.charCodeAt(0);
      const plain = code >= 0x20 && code <= 0x7f;
      return short.get(unit) ?? (plain ? unit : `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`);
    })
    .join('');
}
