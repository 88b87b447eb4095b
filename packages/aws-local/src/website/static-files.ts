import { readFileSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';

/** A file as it is answered. */
export interface StaticFile {
  body: Buffer;
  contentType: string;
  cacheControl: string;
}

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Bundlers put every file with a digest in its name here: another content is another name. */
const HASHED = /^\/assets\//;

/** The files of a folder, read once for as long as they do not change. */
export class StaticFiles {
  private readonly known = new Map<string, StaticFile & { changedAt: number }>();

  constructor(private readonly directory: string) {}

  /** @returns undefined when there is no such file in the folder. */
  read(pathname: string): StaticFile | undefined {
    const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const file = path.join(this.directory, path.normalize(name));
    const contentType = contentTypes[path.extname(file)];
    if (!file.startsWith(this.directory + path.sep) || contentType === undefined) return undefined;
    const stats = statsOf(file);
    if (stats?.isFile() !== true) return undefined;
    const known = this.known.get(file);
    if (known?.changedAt === stats.mtimeMs) return known;
    const read = {
      body: readFileSync(file),
      contentType,
      cacheControl: HASHED.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache',
      changedAt: stats.mtimeMs,
    };
    this.known.set(file, read);
    return read;
  }
}

/** Not only a missing file is none: a name may be too long, or lead through a file as if it were a folder. */
function statsOf(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}
