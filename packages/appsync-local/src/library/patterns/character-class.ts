import { UntranslatablePattern } from './untranslatable';

/** Java's named classes that JavaScript lacks or names otherwise, as the inside of a class. */
const posix = new Map(
  Object.entries({
    Lower: 'a-z',
    Upper: 'A-Z',
    ASCII: '\\x00-\\x7F',
    Alpha: 'a-zA-Z',
    Digit: '0-9',
    Alnum: 'a-zA-Z0-9',
    Punct: '!-\\/:-@\\[-`\\{-~',
    Graph: '!-~',
    Print: ' -~',
    Blank: ' \\t',
    Cntrl: '\\x00-\\x1F\\x7F',
    XDigit: '0-9a-fA-F',
    Space: ' \\t\\n\\x0B\\f\\r',
    javaLowerCase: '\\p{Lowercase}',
    javaUpperCase: '\\p{Uppercase}',
    javaWhitespace: '\\s',
  }),
);

const horizontalSpace = ' \\t\\xA0\\u1680\\u180E\\u2000-\\u200A\\u202F\\u205F\\u3000';
const verticalSpace = '\\n\\x0B\\f\\r\\x85\\u2028\\u2029';

/** Java's `\s` knows the ASCII spaces only. */
const asciiSpace = posix.get('Space')!;

/** The inside of a class for a one-letter escape (`\h`), by letter. A capital is the opposite. */
const letters: Record<string, string> = {
  h: horizontalSpace,
  v: verticalSpace,
  s: asciiSpace,
  d: '0-9',
  w: 'a-zA-Z_0-9',
};

/**
 * The JavaScript class (with brackets) for the escape of a predefined class, or undefined for other escapes. Takes
 * the escape's text: `\h`, `\P{Alpha}`, `\p{IsGreek}`, `\pL`.
 */
export function predefinedClass(escape: string): string | undefined {
  const name = escape[1]!;
  const inside = letters[name.toLowerCase()];
  if (inside) return name === name.toLowerCase() ? `[${inside}]` : `[^${inside}]`;
  if (name !== 'p' && name !== 'P') return undefined;
  return property(escape.slice(2).replace(/^\{|\}$/g, ''), name === 'P');
}

function property(name: string, negated: boolean): string {
  const inside = posix.get(name);
  if (inside) return negated ? `[^${inside}]` : `[${inside}]`;
  const expression = `\\${negated ? 'P' : 'p'}{${unicodeName(name)}}`;
  try {
    new RegExp(expression, 'v');
  } catch {
    throw new UntranslatablePattern(`the character property \\p{${name}}`);
  }
  return expression;
}

/** Java writes `IsLatin` or `script=Latin` for scripts, `InGreek` for blocks (which JavaScript lacks), `L`, `IsL`. */
function unicodeName(name: string): string {
  const [key, value] = name.split('=');
  if (value !== undefined) return `${/^(sc|script)$/i.test(key!) ? 'Script' : 'General_Category'}=${value}`;
  if (!name.startsWith('Is')) return name;
  const bare = name.slice(2);
  const candidates = [bare, `Script=${bare}`];
  return candidates.find((candidate) => isProperty(candidate)) ?? bare;
}

function isProperty(name: string): boolean {
  try {
    new RegExp(`\\p{${name}}`, 'v');
    return true;
  } catch {
    return false;
  }
}
