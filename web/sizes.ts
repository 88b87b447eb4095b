import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { distDirectory } from './build';

/** Bytes of a set of files, as they are and as they travel. */
export interface Sizes {
  files: number;
  raw: number;
  gzip: number;
  brotli: number;
}

/** A chunk in Vite's manifest, as far as it is read here. */
interface Chunk {
  name?: string;
  file: string;
  css?: string[];
  imports?: string[];
  dynamicImports?: string[];
  isEntry?: boolean;
}

/** The chunks that show the wall: the entry with English, and at most one language more. */
const FIRST_VIEW = ['index', 'de'];

/** What the wall has loaded once it is live, besides. */
const LIVE = ['amplify'];

/**
 * Measures the built app.
 * @returns the JavaScript that shows the wall; all JavaScript and styles of its first load, up to where it is live; and
 * all JavaScript there is.
 */
export function measureWebApp(): Record<
  'firstViewScripts' | 'firstLoadScripts' | 'firstLoadStyles' | 'allScripts',
  Sizes
> {
  const manifest = JSON.parse(readFileSync(path.join(distDirectory, 'manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const withImports = (keys: string[], found = new Set<string>()): Set<string> => {
    for (const key of keys) {
      if (found.has(key)) continue;
      found.add(key);
      withImports(manifest[key]?.imports ?? [], found);
    }
    return found;
  };
  const keyOf = (name: string): string => {
    const [key] = Object.entries(manifest).find(([, chunk]) => chunk.name === name) ?? [];
    if (key === undefined) throw new Error(`The build has no chunk of its own for ${name}.`);
    return key;
  };
  const filesOf = (names: string[], list: (chunk: Chunk) => string[]): string[] =>
    [...withImports(names.map(keyOf))].flatMap((key) => list(manifest[key]!));
  const scripts = ({ file }: Chunk): string[] => [file];
  return {
    firstViewScripts: sizesOf(filesOf(FIRST_VIEW, scripts)),
    firstLoadScripts: sizesOf(filesOf([...FIRST_VIEW, ...LIVE], scripts)),
    firstLoadStyles: sizesOf(filesOf(FIRST_VIEW, ({ css }) => css ?? [])),
    allScripts: sizesOf(Object.values(manifest).map(({ file }) => file)),
  };
}

function sizesOf(files: string[]): Sizes {
  const contents = [...new Set(files)]
    .filter((file) => /\.(js|css)$/.test(file))
    .map((file) => readFileSync(path.join(distDirectory, file)));
  const sum = (measure: (content: Buffer) => number): number =>
    contents.reduce((total, content) => total + measure(content), 0);
  return {
    files: contents.length,
    raw: sum((content) => content.length),
    gzip: sum((content) => gzipSync(content).length),
    brotli: sum((content) => brotliCompressSync(content).length),
  };
}

if (require.main === module) process.stdout.write(`${JSON.stringify(measureWebApp(), null, 2)}\n`);
