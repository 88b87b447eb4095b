/** Where Chromium is: what `npm test` found or installed, or Debian's place for it. */
export function chromiumPath(): string {
  return process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
}

/**
 * Where Chromium's engine is without the browser around it, which takes as much of a processor as the pages do; Chromium
 * itself where there is none. It shows no notifications, and does not say what may be installed.
 */
export function chromiumShellPath(): string {
  return process.env['CHROMIUM_SHELL_PATH'] ?? chromiumPath();
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
