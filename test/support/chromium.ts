import { existsSync } from 'node:fs';

/** Debian's Chromium, and its engine alone, which `npm test` installs where there is none. */
const paths = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'] as const;

/** Where Chromium is: what `npm test` found or installed, or Debian's place for it. */
export function chromiumPath(): string {
  return process.env['CHROMIUM_PATH'] ?? paths.find((candidate) => existsSync(candidate)) ?? paths[0];
}

/** Chromium without its own traffic, and as root in a container. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
