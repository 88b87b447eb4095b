import react from '@vitejs/plugin-react';
import path from 'node:path';
import { defineConfig } from 'vite';
import { DEVELOPMENT_STACK } from './development.mts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
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
  },
  server: {
    // With hot reload the page comes from here; what it configures itself from comes from the running stack.
    proxy: { '/config.json': DEVELOPMENT_STACK },
  },
});
