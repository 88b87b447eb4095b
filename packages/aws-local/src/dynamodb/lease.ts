import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDynamoDb } from './readiness';

/** Who runs a database on a folder. */
export interface Lease {
  /** The process that uses the database. */
  owner: number;
  /** The database itself. */
  java: number;
  endpoint: string;
}

const FILE = 'lease.json';

/** Milliseconds that a killed database takes to be gone, at most. */
const KILL_LIMIT = 5000;

/**
 * Makes sure that no other database runs on a folder: two would destroy its files.
 * A database whose owner and supervisor were killed together outlives them; it is ended here.
 * @throws Error when the folder's owner is alive.
 */
export async function claim(directory: string): Promise<void> {
  const lease = read(directory);
  if (lease === undefined || !isAlive(lease.java)) return;
  // Another process may have got the database's process id since: only the database answers.
  if (!(await isDynamoDb(lease.endpoint))) return;
  if (lease.owner !== process.pid && isAlive(lease.owner))
    throw new Error(
      `${directory} is in use by process ${lease.owner}. Stop it, or start with another --data folder.`,
    );
  process.kill(lease.java, 'SIGKILL');
  for (const deadline = Date.now() + KILL_LIMIT; isAlive(lease.java) && Date.now() < deadline;)
    await sleep(20);
}

/** Notes who runs a database on a folder from now on. */
export function note(directory: string, lease: Lease): void {
  fs.writeFileSync(path.join(directory, FILE), JSON.stringify(lease));
}

/** Says that nobody runs a database on a folder any more. */
export function release(directory: string): void {
  fs.rmSync(path.join(directory, FILE), { force: true });
}

function read(directory: string): Lease | undefined {
  try {
    return JSON.parse(fs.readFileSync(path.join(directory, FILE), 'utf8')) as Lease;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
