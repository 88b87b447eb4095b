import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const projectDirectory = path.resolve(__dirname, '..', '..');

const markdownIn = (folder: string): string[] =>
  readdirSync(path.join(projectDirectory, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name));

const topLevel = markdownIn('.');
const guides = [...topLevel, ...markdownIn('docs')];
const packages = path.join(projectDirectory, 'packages');
const packageReadmes = (existsSync(packages) ? readdirSync(packages) : []).map((name) =>
  path.join('packages', name, 'README.md'),
);
const decisions = markdownIn('docs/decisions');
const all = [
  ...guides,
  ...decisions,
  'web/README.md',
  'packages/appsync-local/test/contract/README.md',
  ...packageReadmes,
].filter((document) => existsSync(path.join(projectDirectory, document)));

const textOf = (document: string): string => readFileSync(path.join(projectDirectory, document), 'utf8');

/** What git does not keep is made by a command, and is not there on a fresh clone. */
const made = textOf('.gitignore')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.replace(/\/$/, ''));

const entries = new Set(readdirSync(projectDirectory).filter((name) => !made.includes(name)));

/** A file or folder of the project: its first part stands at the top, or it ends as a source file does. */
function isPath(text: string): boolean {
  if (!/^[\w.@-]+(\/[\w.@-]+)*\/?$/.test(text) || made.includes(text.split('/')[0] ?? '')) return false;
  if (entries.has(text.split('/')[0] ?? '')) return true;
  return text.includes('/') && /\.(tsx?|mts|mjs|cjs|css|graphql|md|json|yml)$/.test(text);
}

function pathsNamedIn(document: string): string[] {
  const prose = textOf(document).replace(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, text]) => text ?? '').filter(isPath);
}

/** The anchors that a public host makes of a document's headings. */
function anchorsOf(document: string): string[] {
  return [...textOf(document).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    (heading ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function brokenLinksIn(document: string): string[] {
  const links = [...textOf(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link ?? '');
  return links
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? document : path.join(path.dirname(document), file);
      if (!existsSync(path.join(projectDirectory, target))) return true;
      return anchor !== undefined && !anchorsOf(target).includes(anchor);
    });
}

it.each(all)('%s links only to what is there', (document) => {
  expect(brokenLinksIn(document)).toEqual([]);
});

it.each(guides)('%s names only files and folders that are there', (document) => {
  const folder = path.dirname(document);
  const strays = pathsNamedIn(document).filter(
    (named) => !['.', folder].some((base) => existsSync(path.join(projectDirectory, base, named))),
  );
  expect(strays).toEqual([]);
});

it.each(guides)('%s names only commands that package.json has', (document) => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
  const commands = [...textOf(document).matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => name ?? '');
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
});

it('each decision is in the index once, in order, and says its status, context, decision and consequences', () => {
  const index = textOf('docs/decisions/README.md');
  const records = decisions.filter((document) => /^\d{4}-[a-z0-9-]+\.md$/.test(path.basename(document)));
  expect([...decisions].sort()).toEqual([...records, 'docs/decisions/README.md'].sort());
  const numbers = records.map((record) => path.basename(record).slice(0, 4));
  expect(new Set(numbers).size).toBe(numbers.length);
  const listed = [...index.matchAll(/^\| \[\d+\]\((.+?)\)/gm)].map(([, file]) => file);
  expect(listed).toEqual(records.map((record) => path.basename(record)).sort());
  for (const record of records) {
    expect(textOf(record)).toMatch(
      /^# .+\n\n(Accepted|Proposed|Superseded by \[.+\]\(.+\)), \d{4}-\d\d-\d\d\.\n/,
    );
    const headings = [...textOf(record).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings.slice(0, 3)).toEqual(['Context', 'Decision', 'Consequences']);
  }
});
