import react from '@vitejs/plugin-react';
import path from 'node:path';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { DEVELOPMENT_STACK } from './development.mts';
import { drawIcons } from './icons.mts';

/**
 * Whether a module is needed at once: something that is imports it, all the way from the page itself.
 * @param seen modules asked about already; imports may run in circles.
 */
function isNeededAtOnce(id: string, context: Rolldown.ChunkingContext, seen = new Set<string>()): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  const module = context.getModuleInfo(id);
  if (module === null) return false;
  return module.isEntry || module.importers.some((importer) => isNeededAtOnce(importer, context, seen));
}

/** Scripts give way to what is painted before them: the styles of the first paint. */
const scriptsAfterFirstPaint: Plugin = {
  name: 'scripts-after-first-paint',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) =>
      html.replace(/<(script type="module"|link rel="modulepreload")/g, '<$1 fetchpriority="low"'),
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), scriptsAfterFirstPaint, drawIcons],
  build: {
    outDir: path.join(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    // The manifest tells sizes.ts which files the wall needs at first.
    manifest: 'manifest.json',
    // Inlined pictures would be `data:` addresses; files of their own are cached for ever.
    assetsInlineLimit: 0,
    // Every browser that runs this app preloads modules by itself.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // One file for the first view, not a dozen small ones that other pages happen to share.
            { debugName: 'first', name: (id, context) => (isNeededAtOnce(id, context) ? 'first' : null) },
            // The controls of the profile and of organisers: one journey to the server instead of five.
            { name: 'controls', test: /node_modules\/(react-aria|react-stately|@react-|@internationalized)/ },
          ],
        },
      },
    },
  },
  server: {
    // With hot reload the page comes from here; what it configures itself from comes from the running stack.
    proxy: Object.fromEntries(
      ['/config.json', '/pictures/', '/results/'].map((path) => [path, DEVELOPMENT_STACK]),
    ),
  },
});
