import { noteCase } from './counts';
import { isLocal } from './target';

/** What every row of a table of cases says. */
export type Case = {
  /** What is so, as a sentence that goes on from the topic. */
  case: string;
  /** Why the case runs against the local runtime only. */
  localOnly?: string;
} & Sourced;

interface Sourced {
  /** Title of the page of the AWS AppSync developer guide, or the other source, that says it. */
  page: string;
}

/** A case told in code, for what does not fit a table. */
export type ToldCase = {
  case: string;
  localOnly?: string;
  run: () => Promise<void> | void;
} & Sourced;

/** The cases of one topic: registers them as tests that are counted under its name. */
export function topic(name: string, register: () => void): void {
  describe(name, () => {
    current = name;
    register();
  });
}

let current = '';

/** Runs every row of a table the same way. */
export function cases<Row extends Case>(rows: Row[], run: (row: Row) => Promise<void> | void): void {
  const topicName = current;
  for (const row of rows) {
    if (row.localOnly !== undefined && !isLocal) {
      noteCase(topicName, 'left out');
      continue;
    }
    it(`${row.case} [${row.page}]`, async () => {
      try {
        await run(row);
        noteCase(topicName, 'passed');
      } catch (error) {
        noteCase(topicName, 'failed');
        throw error;
      }
    });
  }
}

/** Runs cases that are told in code. */
export function toldCases(rows: ToldCase[]): void {
  cases(rows, ({ run }) => run());
}

/** Rows of one page. */
export function page<Row>(title: string, rows: Row[]): (Row & Sourced)[] {
  return rows.map((row) => ({ ...row, page: title }));
}
