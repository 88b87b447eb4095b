import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Journal } from '../../src/disk/journal';

let file: string;

beforeEach(() => {
  file = path.join(mkdtempSync(path.join(tmpdir(), 'journal-')), 'below', 'changes.jsonl');
});
afterEach(() => {
  rmSync(path.dirname(path.dirname(file)), { recursive: true });
});

const open = () => Journal.open<{ n: number }>(file);

it('gives back what was appended, in order, and is on disk when it says so', async () => {
  const { journal } = open();
  await Promise.all([1, 2, 3].map((n) => journal.append({ n })));
  expect(open().entries).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
});

it('drops a line that a kill tore, and goes on after it', async () => {
  await open().journal.append({ n: 1 });
  appendFileSync(file, '{"n":2');

  const { journal, entries } = open();
  expect(entries).toEqual([{ n: 1 }]);
  journal.compact(entries);
  await journal.append({ n: 3 });
  expect(open().entries).toEqual([{ n: 1 }, { n: 3 }]);
});

it('forgets at a compaction what no longer matters', async () => {
  const { journal } = open();
  await journal.append({ n: 1 });
  journal.compact([{ n: 7 }]);
  expect(readFileSync(file, 'utf8')).toBe('{"n":7}\n');
});

it('writes again after a write that failed', async () => {
  const { journal } = open();
  rmSync(path.dirname(file), { recursive: true });
  await expect(journal.append({ n: 1 })).rejects.toMatchObject({ code: 'ENOENT' });
  open();
  await journal.append({ n: 2 });
  expect(open().entries).toEqual([{ n: 2 }]);
});
