// JavaScript, since `scripts/install.mjs` takes it before there is anything that reads TypeScript: types are beside it.
const { linkSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } = require('node:fs');
const path = require('node:path');

/** Milliseconds between two looks at a lock that somebody else holds. */
const LOOK_AGAIN = 100;

/** Milliseconds after which a process that clears a dead owner's lock away, which takes no time, must have died. */
const CLEARING_TAKES = 10_000;

exports.oneAtATime = function oneAtATime(file, work, onWait = () => undefined) {
  mkdirSync(path.dirname(file), { recursive: true });
  let waiting = false;
  while (!take(file)) {
    const owner = ownerOf(file);
    if (owner === undefined) continue;
    if (isLeftOver(owner)) {
      clearAway(file);
      continue;
    }
    if (!waiting) onWait(owner);
    waiting = true;
    pause();
  }
  try {
    return work();
  } finally {
    rmSync(file, { force: true });
  }
};

/** A link appears with its content, or not at all: nobody ever reads a lock without an owner. */
function take(file) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Undefined if the lock was given back since. */
function ownerOf(file) {
  return unlessGone(() => Number(readFileSync(file, 'utf8')));
}

/** A lock with this process's own number is one that an earlier process of that number left, as in a new container. */
function isLeftOver(owner) {
  return owner === process.pid || !isAlive(owner);
}

/** Process 0 would be all of one's own. */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return pid > 0;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * One at a time, and looking once more: between finding a dead owner and removing its lock, somebody else may have
 * done so and hold the lock now.
 */
function clearAway(file) {
  const clearing = `${file}.clearing`;
  try {
    mkdirSync(clearing);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const begunAt = unlessGone(() => statSync(clearing).mtimeMs);
    if (begunAt !== undefined && Date.now() - begunAt > CLEARING_TAKES) unlessGone(() => rmdirSync(clearing));
    pause();
    return;
  }
  const owner = ownerOf(file);
  if (owner !== undefined && isLeftOver(owner)) rmSync(file, { force: true });
  unlessGone(() => rmdirSync(clearing));
}

function unlessGone(work) {
  try {
    return work();
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  }
}

function pause() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN);
}
