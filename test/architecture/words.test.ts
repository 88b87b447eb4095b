import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectDirectory } from './imports';

/** Words that a newcomer would stumble over. There is a plain one for each: everybody who, again, so that not, mind. */
const BOOKISH = /\b(whoever|anew|lest|heed|heeds|heeded|heeding|meanwhile|at last)\b/i;

/** What people read on the page is a matter of its languages, and this file names the words. */
const LEFT_OUT = [/^web\/src\/ui\/i18n\/languages\//, /words\.test\.ts$/, /package-lock\.json$/];

it('comments, names and documents use everyday words', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: projectDirectory, encoding: 'utf8' }).split(
    '\0',
  );
  const texts = files.filter((file) => /\.(tsx?|mts|mjs|cjs|css|graphql|md|ya?ml|json)$/.test(file));
  expect(texts.length).toBeGreaterThan(500);
  const found = texts
    .filter((file) => !LEFT_OUT.some((pattern) => pattern.test(file)))
    .flatMap((file) =>
      readFileSync(path.join(projectDirectory, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => (BOOKISH.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    );
  expect(found).toEqual([]);
});
