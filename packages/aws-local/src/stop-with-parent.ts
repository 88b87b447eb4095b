import { readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 500;

/**
 * Stops a stack when the npm script that runs it was killed, which leaves its child an orphan that nobody sees. Run by
 * hand in the background, a stack outlives its shell as any server does.
 * @param script as package.json names it, e.g. `start`.
 */
export function stopWithParent(script: string, stop: () => void): void {
  if (process.env['npm_lifecycle_event'] !== script) return;
  const born = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === born) return;
    clearInterval(timer);
    stop();
  }, LOOK_EVERY_MS);
  timer.unref();
}

/** npm runs a script through a shell, which outlives it: the shell's own parent is what tells. */
function ancestors(): string {
  const parent = process.ppid;
  try {
    if (!/^(ba|da|z)?sh$/.test(readFileSync(`/proc/${parent}/comm`, 'utf8').trim())) return String(parent);
    const status = readFileSync(`/proc/${parent}/stat`, 'utf8');
    // "Process information pseudo-filesystem", proc_pid_stat(5): state and parent follow the name in brackets.
    const [, grandparent] = status.slice(status.lastIndexOf(')') + 2).split(' ');
    return `${parent} ${grandparent ?? ''}`;
  } catch {
    // No /proc on this system.
    return String(parent);
  }
}
