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

/**
 * Makes sure that the browser tests have a Chromium, and puts its path into `CHROMIUM_PATH`. Installs it where
 * that is possible without asking: as root on a Debian-like system. Otherwise it says what to do and ends.
 */
export function installTestTools() {
  const found = () => chromiumPaths.find((candidate) => candidate && existsSync(candidate));
  if (!found() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium for the browser tests (apt-get install chromium) …');
    const apt = (...args) =>
      spawnSync('apt-get', ['-qq', '-y', ...args], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update');
    apt('install', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
  }
  const chromium = found();
  if (chromium === undefined) {
    console.error('The browser tests need Chromium or Chrome. Install one, or set CHROMIUM_PATH to it.');
    process.exit(1);
  }
  process.env.CHROMIUM_PATH = chromium;
}
