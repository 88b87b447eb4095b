import fs from 'node:fs';
import path from 'node:path';

/** A JSON file below a folder. */
export function readJson(directory: string, file: string): unknown {
  return JSON.parse(fs.readFileSync(path.join(directory, file), 'utf8'));
}
