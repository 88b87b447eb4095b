import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { packageDirectory } from '../contract/package-directory';

/** The command while it serves. */
export interface ServingCommand {
  output: string;
  url: string;
  apiKey: string;
  ask(query: string): Promise<unknown>;
  /** Ends it by a signal; its exit code. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

function start(args: string[]): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
    cwd: packageDirectory,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return { child, output: () => output };
}

/** Runs the command until it says that it is ready. */
export async function serving(args: string[]): Promise<ServingCommand> {
  const { child, output } = start([...args, '--port', '0']);
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => {
      if (/^ready/m.test(output())) resolve();
    });
    child.once('close', () => reject(new Error(`The command ended:\n${output()}`)));
  });
  const url = /http:\S+\/graphql$/m.exec(output())?.[0] ?? '';
  const apiKey = /da2-\w+/.exec(output())?.[0] ?? '';
  return {
    output: output(),
    url,
    apiKey,
    async ask(query) {
      const init = { method: 'POST', headers: { 'x-api-key': apiKey }, body: JSON.stringify({ query }) };
      return (await fetch(url, init)).json();
    },
    async stop(signal) {
      if (child.exitCode !== null) return child.exitCode;
      const closed = once(child, 'close');
      child.kill(signal);
      const [code] = (await closed) as [number | null];
      return code;
    },
  };
}

/** Runs the command to its end. */
export async function run(args: string[]): Promise<{ code: number | null; output: string }> {
  const { child, output } = start(args);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: output() };
}
