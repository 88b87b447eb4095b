import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { ExplorerSettings } from './page/identities';

export { readOperations, type ReadyMadeOperation } from './operations';
export type { ExplorerSettings } from './page/identities';

const pageDirectory = path.join(__dirname, 'page');

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

/**
 * The explorer at `/graphiql`. Its page is bundled when somebody first asks for it.
 * @returns a handler that answers requests below `/graphiql`.
 */
export function createGraphiql(
  settings: ExplorerSettings,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  let bundle: Promise<Map<string, Uint8Array>> | undefined;
  return async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname.replace(/^\/graphiql\/?/, '') || 'index.html';
    const answer = (status: number, body: string | Uint8Array): void => {
      response.writeHead(status, {
        'content-type': contentTypes[path.extname(name)] ?? 'text/plain; charset=utf-8',
        'cache-control': 'no-cache',
      });
      response.end(body);
    };
    if (name === 'index.html') answer(200, readFileSync(path.join(pageDirectory, name)));
    else if (name === 'settings.json') answer(200, JSON.stringify(settings));
    else {
      bundle ??= bundlePage();
      const file = (await bundle).get(name);
      answer(file === undefined ? 404 : 200, file ?? 'Not found');
    }
  };
}

async function bundlePage(): Promise<Map<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: [path.join(pageDirectory, 'main')],
    outdir: pageDirectory,
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.svg': 'dataurl' },
    logLevel: 'error',
  });
  return new Map(outputFiles.map((file) => [path.basename(file.path), file.contents]));
}
