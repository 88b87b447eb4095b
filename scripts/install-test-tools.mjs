import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Where Chromium is found, in order. `CHROMIUM_PATH` wins. The headless shell is the same engine without the browser
 * around it, which takes as much of a processor as the page itself.
 */
const chromiumPaths = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Makes sure that the browser tests have a Chromium, and puts its path into `CHROMIUM_PATH`, and that there is a Python,
 * in which CDK's handler of bucket deployments is written. Installs what is missing where that is possible without
 * asking: as root on a Debian-like system. Otherwise it says what to do and ends.
 */
export function installTestTools() {
  const chromium = () => chromiumPaths.find((candidate) => candidate && existsSync(candidate));
  const python = () => spawnSync('python3', ['--version']).status === 0;
  install([
    ...(chromium() === undefined ? ['chromium-headless-shell', 'fonts-dejavu-core'] : []),
    ...(python() ? [] : ['python3']),
  ]);
  // Not every Debian-like system has the shell.
  if (chromium() === undefined) install(['chromium', 'fonts-dejavu-core']);
  if (chromium() === undefined)
    end('The browser tests need Chromium or Chrome. Install one, or set CHROMIUM_PATH to it.');
  if (!python()) end('A test of what deploys the web app needs python3. Install it.');
  process.env.CHROMIUM_PATH = chromium();
}

function install(packages) {
  if (packages.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing what the tests need (apt-get install ${packages.join(' ')}) …`);
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', '-y', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update');
  apt('install', '--no-install-recommends', ...packages);
}

function end(message) {
  console.error(message);
  process.exit(1);
}
