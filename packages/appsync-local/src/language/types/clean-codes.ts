import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compilerVersion } from './compiler';

/**
 * Remembers codes without findings from one process to the next, by their digest, so that starting again with the same
 * code needs no compiler. It is kept where tools keep such things, in `node_modules/.cache`.
 */
export class CleanCodes {
  private readonly known = new Set<string>();
  private version: string | undefined;

  has(code: string): boolean {
    const digest = this.digest(code);
    if (!this.known.has(digest) && existsSync(path.join(directory(), digest))) this.known.add(digest);
    return this.known.has(digest);
  }

  add(code: string): void {
    const digest = this.digest(code);
    this.known.add(digest);
    try {
      mkdirSync(directory(), { recursive: true });
      writeFileSync(path.join(directory(), digest), '');
    } catch {
      // Where nothing may be written, the next process checks again.
    }
  }

  private digest(code: string): string {
    this.version ??= compilerVersion();
    return createHash('sha256').update(this.version).update(code).digest('hex');
  }
}

/** Beside the compiler, wherever that is installed. */
function directory(): string {
  const compiler = createRequire(__filename).resolve('typescript/package.json');
  return path.join(compiler, '..', '..', '.cache', 'appsync-local', 'types');
}
