import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Milliseconds between two looks at a lock that somebody else holds. */
const PAUSE = 50;

/**
 * Does work of which a folder bears one at a time, whichever processes do it: the others wait. Two that find the lock of a
 * process that is gone in the same millisecond may both go on; what is written here comes out the same then.
 * @param lock a file that is there while somebody works, with the number of the process.
 */
export function oneAtATime<Result>(lock: string, work: () => Result): Result {
  mkdirSync(path.dirname(lock), { recursive: true });
  while (!take(lock)) {
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** A link appears with its content, or not at all: nobody reads a lock without its holder. */
function take(lock: string): boolean {
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Whether who holds it is gone. One with this process's own number was left by an earlier process, as in a container. */
function isAbandoned(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (holder === process.pid) return true;
    process.kill(holder, 0);
    return false;
  } catch (error) {
    // Given back since, or not ours to signal: it is there, or it will be taken.
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
