import path from 'node:path';
import { Journal } from '../disk/journal';

/** How far the stream of a table had come at an instant. */
export interface Mark {
  /** Milliseconds since the epoch. Every change that was answered before it is at or before the position. */
  at: number;
  /** The stream, as DynamoDB Local knows it. */
  stream: string;
  /** The position; absent while the stream is empty. */
  shard?: string;
  sequence?: string;
}

/** Milliseconds for which a stream keeps its records: what is older cannot be undone. */
const KEPT = 24 * 3600_000;

/**
 * When the records of a stream came: DynamoDB Local notes that to the minute only. Kept on disk, one line for each second in
 * which something changed.
 */
export class Marks {
  private constructor(
    private readonly journal: Journal<Mark>,
    private readonly marks: Mark[],
    private readonly stream: string,
  ) {}

  /** @param directory where the marks of all tables are kept. */
  static open(directory: string, tableName: string, stream: string, now: number): Marks {
    const { journal, entries } = Journal.open<Mark>(path.join(directory, `${tableName}.jsonl`));
    const marks = entries.filter((mark) => mark.stream === stream && mark.at > now - KEPT);
    journal.compact(marks);
    return new Marks(journal, marks, stream);
  }

  /** The newest one. */
  get last(): Mark | undefined {
    return this.marks.at(-1);
  }

  /** The first instant that can be gone back to. */
  earliest(now: number): number | undefined {
    return this.marks.find(({ at }) => at > now - KEPT)?.at;
  }

  /** The newest one at an instant. */
  at(instant: number): Mark | undefined {
    return this.marks.findLast(({ at }) => at <= instant);
  }

  async add(at: number, position: Pick<Mark, 'shard' | 'sequence'>): Promise<void> {
    const mark = { at, stream: this.stream, ...position };
    this.marks.push(mark);
    await this.journal.append(mark);
  }

  close(): Promise<void> {
    return this.journal.close();
  }
}
