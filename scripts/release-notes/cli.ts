import { readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../command';
import { releaseNotes } from './notes';

const usage = `Usage: npm run -s release-notes -- VERSION

Prints what CHANGELOG.md says of a version, such as 0.2.0 or v0.2.0. Exit code: 2 if it says nothing.`;

function main(): Promise<number> {
  const [version] = process.argv.slice(2);
  if (version === undefined) throw new Error(usage);
  const changelog = readFileSync(path.join(__dirname, '..', '..', 'CHANGELOG.md'), 'utf8');
  const notes = releaseNotes(changelog, version.replace(/^v/, ''));
  if (notes === undefined) throw new Error(`CHANGELOG.md does not know ${version}.`);
  console.log(notes);
  return Promise.resolve(0);
}

run(async () => main(), usage);
