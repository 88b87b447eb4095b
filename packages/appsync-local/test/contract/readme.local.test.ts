import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { packageDirectory } from './package-directory';
import { cases, topic } from './harness/topic';

const LOCAL = 'it is about the documentation of the local runtime';
/** Writes the example of the runtime's README to a file of its own, below the package's folder. */
function example(): string {
  const readme = readFileSync(path.join(packageDirectory, 'README.md'), 'utf8');
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  const directory = path.join(packageDirectory, 'build', 'contract');
  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, 'readme-example.ts');
  writeFileSync(file, code);
  return file;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answerAt(port: number): Promise<unknown> {
  for (;;) {
    try {
      const response = await fetch(`http://localhost:${port}/graphql`, {
        method: 'POST',
        headers: { 'x-api-key': 'da2-hello' },
        body: '{"query":"{ hello(name: \\"you\\") }"}',
      });
      return await response.json();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

topic('documentation', () => {
  cases(
    [
      {
        case: 'the example of the runtime’s README compiles',
        page: 'README.md',
        localOnly: LOCAL,
      },
    ],
    () => {
      const file = example();
      const configuration = path.join(path.dirname(file), 'tsconfig.json');
      writeFileSync(
        configuration,
        JSON.stringify({ extends: '../../../../tsconfig.json', include: [file], exclude: [] }),
      );
      const compiler = require.resolve('typescript/bin/tsc');
      const { stdout, status } = spawnSync(process.execPath, [compiler, '-p', configuration], {
        encoding: 'utf8',
      });
      expect(stdout).toBe('');
      expect(status).toBe(0);
    },
  );

  cases(
    [{ case: 'the example of the runtime’s README runs', page: 'README.md', localOnly: LOCAL }],
    async () => {
      const port = await freePort();
      const child = spawn(process.execPath, ['--import', 'tsx', example()], {
        cwd: packageDirectory,
        env: { ...process.env, PORT: String(port) },
        stdio: 'ignore',
      });
      try {
        expect(await answerAt(port)).toEqual({ data: { hello: 'Hello you' } });
      } finally {
        child.kill();
      }
    },
  );
});
