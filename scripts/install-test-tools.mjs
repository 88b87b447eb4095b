import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Where Chromium is found, in order. `CHROMIUM_PATH` wins. */
const chromiumPaths = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Chromium's engine without the browser around it, where the system has it apart. */
const shellPath = '/usr/bin/chromium-headless-shell';

/**
 * Makes sure that the browser tests have a Chromium, and puts its path into `CHROMIUM_PATH`, that of its engine alone into
 * `CHROMIUM_SHELL_PATH` if there is one, and that there is a Python, in which CDK's handler of bucket deployments is
 * written. Installs what is missing where that is possible without asking: as root on a Debian-like system. Otherwise it
 * says what to do and ends.
 */
export function installTestTools() {
  const chromium = () => chromiumPaths.find((candidate) => candidate && existsSync(candidate));
  const python = () => spawnSync('python3', ['--version']).status === 0;
  const isChosen = process.env.CHROMIUM_PATH !== undefined;
  install([
    ...(chromium() === undefined ? ['chromium', 'fonts-dejavu-core'] : []),
    ...(python() ? [] : ['python3']),
  ]);
  // Apart from the others: not every system has it.
  if (!isChosen && !existsSync(shellPath)) install(['chromium-headless-shell']);
  if (chromium() === undefined)
    end('The browser tests need Chromium or Chrome. Install one, or set CHROMIUM_PATH to it.');
  if (!python()) end('A test of what deploys the web app needs python3. Install it.');
  process.env.CHROMIUM_PATH = chromium();
  if (!isChosen && existsSync(shellPath)) process.env.CHROMIUM_SHELL_PATH ??= shellPath;
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
