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
  file: string;
  css?: string[];
  imports?: string[];
  dynamicImports?: string[];
  isEntry?: boolean;
}

/** The chunks that the first view of the wall loads: the entry, and one language. */
const FIRST_LOAD = ['index.html', 'src/i18n/languages/en.ts'];

/**
 * Measures the built app.
 * @returns the JavaScript and the styles of the wall's first load, and all JavaScript there is.
 */
export function measureWebApp(): Record<'firstLoadScripts' | 'firstLoadStyles' | 'allScripts', Sizes> {
  const manifest = JSON.parse(readFileSync(path.join(distDirectory, 'manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const first = new Set<string>();
  const visit = (key: string): void => {
    if (first.has(key)) return;
    first.add(key);
    manifest[key]?.imports?.forEach(visit);
  };
  FIRST_LOAD.forEach(visit);
  const chunks = [...first].flatMap((key) => manifest[key] ?? []);
  return {
    firstLoadScripts: sizesOf(chunks.map(({ file }) => file)),
    firstLoadStyles: sizesOf(chunks.flatMap(({ css }) => css ?? [])),
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
