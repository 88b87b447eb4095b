import { UntranslatablePattern } from './untranslatable';

/** A Java pattern being read from left to right. */
export class PatternReader {
  readonly #points: string[];
  #at = 0;

  constructor(pattern: string) {
    this.#points = Array.from(withoutQuotes(pattern));
  }

  get done(): boolean {
    return this.#at >= this.#points.length;
  }

  /** The next character, or one further on; empty past the end. */
  peek(ahead = 0): string {
    return this.#points[this.#at + ahead] ?? '';
  }

  /** Takes the next character. */
  next(): string {
    if (this.done) throw new UntranslatablePattern('a construct without its end');
    return this.#points[this.#at++]!;
  }

  /** Takes a text if it comes next. */
  takes(text: string): boolean {
    const found = this.#points.slice(this.#at, this.#at + text.length).join('') === text;
    if (found) this.#at += text.length;
    return found;
  }

  /** Takes what an expression (sticky at the present place) finds; undefined when it finds nothing. */
  match(expression: RegExp): RegExpExecArray | undefined {
    const rest = this.#points.slice(this.#at).join('');
    const found = expression.exec(rest);
    if (!found || found.index !== 0) return undefined;
    this.#at += Array.from(found[0]).length;
    return found;
  }
}

/** Between `\Q` and `\E` every character stands for itself. */
function withoutQuotes(pattern: string): string {
  return pattern.replace(/\\Q([^]*?)(?:\\E|$)|\\[^]/g, (all, quoted?: string) =>
    quoted === undefined ? all : quoted.replace(/[^A-Za-z0-9\s]/g, '\\$&'),
  );
}
