// Runs the program in its arguments, writes its process id, and ends it when standard input closes. The parent holds the other end of that
// pipe, so the operating system closes it whichever way the parent dies, `kill -9` included. A program cannot ask for
// that by itself on every platform, and Java does not notice its standard input closing.
import { spawn } from 'node:child_process';

/** Milliseconds that the program has to end by itself. */
const GRACE = 1500;

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });

if (child.pid !== undefined) process.stdout.write(`${child.pid}\n`);
child.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on('exit', (code) => process.exit(code ?? 1));

process.stdin.resume();
process.stdin.on('close', () => {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), GRACE);
});
