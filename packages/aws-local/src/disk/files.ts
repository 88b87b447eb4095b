import fs from 'node:fs';
import path from 'node:path';

/** Replaces a file whole, so that a kill leaves the old one or the new one. Makes its folder when absent. */
export function replaceFile(file: string, text: string, { isSecret = false } = {}): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.new`;
  fs.writeFileSync(draft, text, isSecret ? { mode: 0o600 } : {});
  fs.renameSync(draft, file);
}

/** What a file of JSON says, or undefined when there is none. */
export function readJsonFile(file: string): unknown {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
}
