import { readClass, readPredefined } from './class-parser';
import { escapedCharacter, literal, otherCase } from './escapes';
import { PatternReader } from './reader';
import { UntranslatablePattern } from './untranslatable';

/** A JavaScript expression that matches what a Java pattern matches. Group n of the pattern is called `gn`. */
export interface Translation {
  source: string;
  flags: string;
  /** Numbers of the pattern's named groups. */
  names: Map<string, number>;
  groups: number;
}

/** The flags of `(?ims)`. They are translated into the source, since JavaScript cannot switch them midway. */
interface Flags {
  ignoreCase: boolean;
  multiline: boolean;
  dotAll: boolean;
  comments: boolean;
}

const terminators = '\\n\\r\\u0085\\u2028\\u2029';
const notInsidePair = '(?<!\\r(?=\\n))';
const lastLineEnd = `(?:(?=(?:\\r\\n|[${terminators}])?$)${notInsidePair})`;
const anyLineEnd = `(?:(?=$|[${terminators}])${notInsidePair})`;
const anyLineStart = '(?:(?<=^|[\\n\\u0085\\u2028\\u2029]|\\r(?!\\n))(?!(?<!^)$))';

/**
 * Translates a pattern of `java.util.regex.Pattern`.
 * @throws UntranslatablePattern for a wrong pattern and for what JavaScript cannot do: `\G`, `\X`, `\N{…}`,
 * Unicode blocks, the flags d, u and U, back references that ignore case. One difference remains: a reference to a
 * group that took no part in the match fails in Java and matches nothing in JavaScript.
 */
export function translate(pattern: string): Translation {
  const translator = new Translator(pattern);
  const source = translator.all();
  return { source, flags: 'v', names: translator.names, groups: translator.groups };
}

class Translator {
  readonly names = new Map<string, number>();
  groups = 0;
  #atomics = 0;
  readonly #reader: PatternReader;

  constructor(pattern: string) {
    this.#reader = new PatternReader(pattern);
  }

  all(): string {
    const source = this.#alternatives({
      ignoreCase: false,
      multiline: false,
      dotAll: false,
      comments: false,
    });
    if (!this.#reader.done) throw new UntranslatablePattern('a closing parenthesis that closes nothing');
    return source;
  }

  /** Up to the closing parenthesis or the end. Flags set on the way hold to there. */
  #alternatives(flags: Flags): string {
    const within = { ...flags };
    let source = '';
    while (!this.#reader.done && this.#reader.peek() !== ')') {
      if (this.#reader.takes('|')) source += '|';
      else if (!this.#skipsComment(within)) source += this.#quantified(within);
    }
    return source;
  }

  #skipsComment({ comments }: Flags): boolean {
    return comments && this.#reader.match(/^(?:\s+|#[^\n]*\n?)/) !== undefined;
  }

  /** An atom and its quantifier. A possessive one (`a*+`) keeps what it took, like an atomic group. */
  #quantified(flags: Flags): string {
    const atom = this.#atom(flags);
    const quantifier = this.#reader.match(/^(?:[?*+]|\{\d+(?:,\d*)?\})/)?.[0];
    if (!quantifier) return atom;
    if (atom === '') throw new UntranslatablePattern('a quantifier of nothing');
    if (this.#reader.takes('?')) return `${atom}${quantifier}?`;
    return this.#reader.takes('+') ? this.#atomic(`${atom}${quantifier}`) : `${atom}${quantifier}`;
  }

  /** JavaScript has no atomic groups, but a lookahead never goes back into what it found. */
  #atomic(source: string): string {
    this.#atomics += 1;
    const name = `atomic${this.#atomics}`;
    return `(?:(?=(?<${name}>${source}))\\k<${name}>)`;
  }

  #atom(flags: Flags): string {
    const reader = this.#reader;
    const predefined = readPredefined(reader, flags);
    if (predefined) return predefined;
    if (reader.takes('(')) return this.#group(flags);
    if (reader.takes('[')) return readClass(reader, flags);
    if (reader.takes('.')) return flags.dotAll ? '[\\s\\S]' : `[^${terminators}]`;
    if (reader.takes('^')) return flags.multiline ? anyLineStart : '(?:^)';
    if (reader.takes('$')) return flags.multiline ? anyLineEnd : lastLineEnd;
    if (reader.takes('\\')) return this.#escape(flags);
    const character = reader.next();
    if ('?*+{'.includes(character)) throw new UntranslatablePattern(`a dangling ${character}`);
    return this.#character(character, flags);
  }

  #character(character: string, { ignoreCase }: Flags): string {
    const other = ignoreCase ? otherCase(character) : undefined;
    return other ? `[${character}${other}]` : literal(character);
  }

  #escape(flags: Flags): string {
    const reader = this.#reader;
    if (reader.takes('A')) return '(?:^)';
    if (reader.takes('z')) return '(?:$)';
    if (reader.takes('Z')) return lastLineEnd;
    if (reader.takes('b')) return '(?:\\b)';
    if (reader.takes('B')) return '(?:\\B)';
    if (reader.takes('R')) return `(?:\\r\\n|[${terminators}\\v\\f])`;
    const named = reader.match(/^k<([A-Za-z][A-Za-z0-9]*)>/);
    if (named) return this.#backReference(this.names.get(named[1]!), flags);
    if (/[1-9]/.test(reader.peek())) return this.#backReference(this.#groupNumber(), flags);
    return this.#character(escapedCharacter(reader), flags);
  }

  /** As many digits as still name a group that has been opened. */
  #groupNumber(): number {
    let number = Number(this.#reader.next());
    while (/\d/.test(this.#reader.peek()) && number * 10 + Number(this.#reader.peek()) <= this.groups) {
      number = number * 10 + Number(this.#reader.next());
    }
    return number;
  }

  #backReference(group: number | undefined, { ignoreCase }: Flags): string {
    if (group === undefined) throw new UntranslatablePattern('a reference to no group');
    if (group > this.groups) return '(?!)';
    if (ignoreCase) throw new UntranslatablePattern('a back reference that ignores case');
    return `\\k<g${group}>`;
  }

  #group(flags: Flags): string {
    const reader = this.#reader;
    const switched = reader.match(/^\?([a-zA-Z]*)(?:-([a-zA-Z]*))?([:)])/);
    if (switched) return this.#flagGroup(flags, switched);
    const look = reader.match(/^\?(?:[=!]|<[=!])/);
    if (look) return `(?:(${look[0]}${this.#readToParenthesis(flags)}))`;
    if (reader.takes('?>')) return this.#atomic(this.#readToParenthesis(flags));
    const named = reader.match(/^\?<([A-Za-z][A-Za-z0-9]*)>/);
    if (!named && reader.peek() === '?') throw new UntranslatablePattern('an unknown kind of group');
    this.groups += 1;
    const number = this.groups;
    if (named) this.names.set(named[1]!, number);
    return `(?<g${number}>${this.#readToParenthesis(flags)})`;
  }

  /** `(?i)` changes the flags from here to the end of the group; `(?i:…)` and `(?:…)` are groups of their own. */
  #flagGroup(flags: Flags, [, on = '', off = '', end]: RegExpExecArray): string {
    const changed = { ...flags, ...switches(on, true), ...switches(off, false) };
    if (end === ':') return `(?:${this.#readToParenthesis(changed)})`;
    Object.assign(flags, changed);
    return '';
  }

  #readToParenthesis(flags: Flags): string {
    const source = this.#alternatives(flags);
    if (this.#reader.next() !== ')') throw new UntranslatablePattern('a group without its end');
    return source;
  }
}

const flagNames: Record<string, keyof Flags> = {
  i: 'ignoreCase',
  m: 'multiline',
  s: 'dotAll',
  x: 'comments',
};

function switches(letters: string, value: boolean): Partial<Flags> {
  const names = Array.from(letters).map((letter) => {
    const name = flagNames[letter];
    if (!name) throw new UntranslatablePattern(`the flag ${letter}`);
    return [name, value] as const;
  });
  return Object.fromEntries(names);
}
