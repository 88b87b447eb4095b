/** Text put into a source at an offset of the original. */
interface Insertion {
  at: number;
  text: string;
  /** Of insertions at one offset: what ends a range comes first, what begins one last. */
  side: -1 | 0 | 1;
  /** Of the range that it ends or begins. */
  length: number;
  made: number;
}

/** Ranges are nested: the inner ends first and begins last. Of two that are the same, the later made is the outer. */
function compare(one: Insertion, other: Insertion): number {
  if (one.at !== other.at || one.side !== other.side) return one.at - other.at || one.side - other.side;
  const inward = one.length - other.length || one.made - other.made;
  return one.side === 1 ? -inward : inward;
}

/** Edits of a source text that can tell where a place of the edited text was before. */
export class Edits {
  private readonly insertions: Insertion[] = [];
  private readonly blanked: { start: number; end: number }[] = [];

  constructor(private readonly source: string) {}

  insert(at: number, text: string): void {
    this.add(at, text, 0, 0);
  }

  /** Puts text around a range: ranges that begin or end at one offset are nested as they are in the source. */
  wrap(start: number, end: number, before: string, after: string): void {
    this.add(start, before, 1, end - start);
    this.add(end, after, -1, end - start);
  }

  private add(at: number, text: string, side: Insertion['side'], length: number): void {
    this.insertions.push({ at, text, side, length, made: this.insertions.length });
  }

  /** Replaces a range by white space, so that nothing behind it moves. */
  blank(start: number, end: number): void {
    this.blanked.push({ start, end });
  }

  apply(): EditedText {
    let source = this.source;
    for (const { start, end } of this.blanked)
      source = source.slice(0, start) + source.slice(start, end).replace(/[^\r\n]/g, ' ') + source.slice(end);
    const insertions = this.insertions.sort(compare);
    let text = '';
    let from = 0;
    for (const { at, text: inserted } of insertions) {
      text += source.slice(from, at) + inserted;
      from = at;
    }
    return new EditedText(text + source.slice(from), this.source, insertions);
  }
}

/** The result of edits. */
export class EditedText {
  constructor(
    readonly text: string,
    private readonly source: string,
    private readonly insertions: readonly Insertion[],
  ) {}

  /** The place in the original of a place in the edited text; lines count from 1, columns from 0. */
  original(line: number, column: number): { line: number; column: number } {
    let offset = lineStart(this.text, line) + column;
    for (const { at, text } of this.insertions) {
      if (offset < at) break;
      offset = Math.max(at, offset - text.length);
    }
    const before = this.source.slice(0, offset).split('\n');
    return { line: before.length, column: before.at(-1)!.length };
  }
}

function lineStart(text: string, line: number): number {
  let start = 0;
  for (let current = 1; current < line; current += 1) start = text.indexOf('\n', start) + 1;
  return start;
}
