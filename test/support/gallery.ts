import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort, projectDirectory } from './stack';
import { eventually } from './votings';

/** Serves the gallery of components from its sources, by Vite: it has no place in what is built. @returns its address, and what ends it. */
export async function serveGallery(): Promise<{ address: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const address = `http://localhost:${port}/gallery.html`;
  const vite = path.join(projectDirectory, 'node_modules', 'vite', 'bin', 'vite.js');
  const options = ['--config', 'web/vite.config.mts', '--port', String(port), '--strictPort'];
  const server = spawn(process.execPath, [vite, ...options], { cwd: projectDirectory, stdio: 'ignore' });
  await eventually(
    'The gallery is served',
    () =>
      fetch(address).then(
        ({ ok }) => ok,
        () => false,
      ),
    Boolean,
  );
  return {
    address,
    async stop() {
      server.kill();
      await once(server, 'exit');
    },
  };
}
