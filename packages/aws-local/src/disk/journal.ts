import fs from 'node:fs';
import path from 'node:path';
import { replaceFile } from './files';

/**
 * An append-only file of JSON lines: what makes state survive a killed process. A change costs one line however
 * much state there is, and a line torn by the kill is dropped at the next opening.
 */
export class Journal<Entry> {
  private pending: string[] = [];
  private writing: Promise<void> | undefined;

  private constructor(private readonly file: string) {}

  /** Opens a journal, creating it and its folder when absent, and gives what was written before. */
  static open<Entry>(file: string): { journal: Journal<Entry>; entries: Entry[] } {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
    const entries = text.split('\n').flatMap((line) => {
      try {
        return [JSON.parse(line) as Entry];
      } catch {
        return [];
      }
    });
    return { journal: new Journal<Entry>(file), entries };
  }

  /** Resolves once the entry is with the operating system, where a kill of this process cannot reach it. */
  append(entry: Entry): Promise<void> {
    this.pending.push(`${JSON.stringify(entry)}\n`);
    this.writing ??= this.drain();
    return this.writing;
  }

  /** Replaces everything written so far. To be called before the first `append`. */
  compact(entries: Entry[]): void {
    replaceFile(this.file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  }

  /** Resolves once everything appended is written. */
  async close(): Promise<void> {
    await this.writing;
  }

  private async drain(): Promise<void> {
    // A turn of the event loop gathers what callers append at the same moment into one write.
    await Promise.resolve();
    try {
      while (this.pending.length > 0) {
        const lines = this.pending.join('');
        this.pending = [];
        await fs.promises.appendFile(this.file, lines);
      }
    } finally {
      this.writing = undefined;
    }
  }
}
