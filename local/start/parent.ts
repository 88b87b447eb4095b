const LOOK_EVERY_MS = 500;

/**
 * Stops the stack when `npm start` itself was killed, which leaves its child an orphan that nobody sees. Run by hand
 * (`node scripts/start.mjs &`), the stack outlives its shell as any server does.
 */
export function stopWithParent(stop: () => void): void {
  if (process.env['npm_lifecycle_event'] !== 'start') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, LOOK_EVERY_MS);
  timer.unref();
}
