import { invalid } from '../errors';

/** A name, a placeholder (`#name`, `:value`), a number or a sign. */
export type Token = string;

const PATTERN = /\s*(<>|<=|>=|[=<>()[\],.+-]|[#:]?[A-Za-z0-9_]+)/y;

/** Cuts an expression into tokens, and hands them out one by one. */
export class Tokens {
  private readonly list: Token[] = [];
  private place = 0;

  constructor(private readonly text: string) {
    PATTERN.lastIndex = 0;
    const end = text.trimEnd().length;
    while (PATTERN.lastIndex < end) {
      const found = PATTERN.exec(text);
      if (!found) throw invalid(`Invalid expression: ${text}`);
      this.list.push(found[1]!);
    }
  }

  get next(): Token | undefined {
    return this.list[this.place];
  }

  take(): Token {
    const token = this.next;
    if (token === undefined) throw invalid(`The expression ends too early: ${this.text}`);
    this.place += 1;
    return token;
  }

  /** Takes a token if it is the next one. Words count whatever their case. */
  takes(token: Token): boolean {
    if (this.next?.toUpperCase() !== token.toUpperCase()) return false;
    this.place += 1;
    return true;
  }

  expect(token: Token): void {
    if (!this.takes(token)) throw invalid(`Expected ${token} before ${this.next ?? 'the end'}: ${this.text}`);
  }
}
