import path from 'node:path';
import { defineConfig, mergeConfig } from 'vite';
import webApp from '../../web/vite.config.mts';

/** Built as the web app is, so that only what is shown differs. */
export default mergeConfig(
  webApp,
  defineConfig({
    root: import.meta.dirname,
    publicDir: false,
    build: { outDir: path.join(import.meta.dirname, '..', '..', 'build', 'empty-page') },
  }),
);
