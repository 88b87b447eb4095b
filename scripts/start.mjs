// `npm start`: needs nothing but Node, installs what is missing, and starts the whole stack in this process.
import { installPackages } from './install.mjs';

installPackages();
const { register } = await import('tsx/cjs/api');
register();
const { createRequire } = await import('node:module');
const { main } = createRequire(import.meta.url)('../local/start/main.ts');
await main(process.argv.slice(2));
