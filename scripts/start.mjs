// `npm start`: needs nothing but Node, installs what is missing, and starts the whole stack in this process.
import { installPackages } from './install.mjs';

// The SDK's notice about the Node.js versions of 2027 is for those who maintain this, not for those who start it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
// As on Lambda, whatever the clock on the wall says.
process.env.TZ = 'UTC';

installPackages();
const { register } = await import('tsx/cjs/api');
register();
const { createRequire } = await import('node:module');
const { main } = createRequire(import.meta.url)('../local/start/main.ts');
await main(process.argv.slice(2));
