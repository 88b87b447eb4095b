import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** The project's top folder. */
export const projectDirectory = path.resolve(__dirname, '..', '..');

/** Source files by their path from the top folder, with `/` between folders. */
export type Sources = Map<string, string>;

/** One import: of a file of the project, or else of a package by its name as it is written. */
export interface Import {
  from: string;
  file?: string;
  package?: string;
}

const SOURCE = /\.(ts|tsx|mts)$/;
const LEFT_OUT = new Set(['node_modules', 'dist', 'build']);

/** Reads the source files below some folders. */
export function readSources(...folders: string[]): Sources {
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(projectDirectory, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
      .filter((file) => SOURCE.test(file) && !file.split('/').some((part) => LEFT_OUT.has(part))),
  );
  return new Map(files.map((file) => [file, readFileSync(path.join(projectDirectory, file), 'utf8')]));
}

/** Every import of the sources: types, `require` and `require.resolve` included. */
export function importsOf(sources: Sources): Import[] {
  return [...sources].flatMap(([from, text]) =>
    specifiersIn(text).map((specifier): Import => {
      if (!specifier.startsWith('.')) return { from, package: specifier, file: fileOfWorkspace(specifier) };
      return { from, file: fileAt(path.posix.join(path.posix.dirname(from), specifier)) };
    }),
  );
}

function specifiersIn(text: string): string[] {
  const imported = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  const lookedUp = [...text.matchAll(/require\.resolve\('([^']+)'\)/g)].map(
    ([, specifier]) => specifier ?? '',
  );
  return [...imported, ...lookedUp];
}

/** The workspaces by the names that they are imported by. */
const workspaces = new Map(
  ['packages/appsync-local', 'packages/aws-local', 'packages/payment-sandboxes', 'web'].map((folder) => {
    const manifest = readFileSync(path.join(projectDirectory, folder, 'package.json'), 'utf8');
    const { name, exports = {} } = JSON.parse(manifest) as { name: string; exports?: Record<string, string> };
    return [name, { folder, exports }];
  }),
);

/** The file that a workspace exports under a name, or undefined if the name is none of a workspace. */
function fileOfWorkspace(specifier: string): string | undefined {
  for (const [name, { folder, exports }] of workspaces) {
    if (specifier !== name && !specifier.startsWith(`${name}/`)) continue;
    const entry = exports[`.${specifier.slice(name.length)}`];
    return entry === undefined
      ? `${folder}/${specifier.slice(name.length + 1)}`
      : path.posix.join(folder, entry);
  }
  return undefined;
}

/** What a relative import without its ending points at. */
function fileAt(target: string): string {
  const candidates = ['', '.ts', '.tsx', '.mts', '/index.ts', '/index.tsx'].map((ending) => target + ending);
  const found = candidates.find((file) => SOURCE.test(file) && existsSync(path.join(projectDirectory, file)));
  return found ?? target;
}

/**
 * The circles in which the files and folders of one folder import each other, at every depth. A folder imports what
 * any file in it imports from outside of it.
 * @returns each circle as `folder: a -> b -> a`.
 */
export function circlesIn(sources: Sources): string[] {
  const edges = new Map<string, Map<string, Set<string>>>();
  for (const { from, file } of importsOf(sources)) {
    if (file === undefined || !sources.has(file) || file === from) continue;
    const [one, other] = [from.split('/'), file.split('/')];
    let depth = 0;
    while (one[depth] === other[depth]) depth += 1;
    const folder = one.slice(0, depth).join('/');
    const within = edges.get(folder) ?? new Map<string, Set<string>>();
    edges.set(folder, within);
    const name = one[depth] ?? '';
    within.set(name, (within.get(name) ?? new Set<string>()).add(other[depth] ?? ''));
  }
  return [...edges].flatMap(([folder, within]) => {
    const circle = circleAmong(within);
    return circle ? [`${folder}: ${circle.join(' -> ')}`] : [];
  });
}

/** One circle, if there is any: depth first, with the way from the start at hand. */
function circleAmong(edges: Map<string, Set<string>>): string[] | undefined {
  const done = new Set<string>();
  const way: string[] = [];
  function visit(name: string): string[] | undefined {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
    if (done.has(name)) return undefined;
    way.push(name);
    for (const next of edges.get(name) ?? []) {
      const circle = visit(next);
      if (circle) return circle;
    }
    way.pop();
    done.add(name);
    return undefined;
  }
  for (const name of edges.keys()) {
    const circle = visit(name);
    if (circle) return circle;
  }
  return undefined;
}
