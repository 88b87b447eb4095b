import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const installScript = pathToFileURL(path.resolve(__dirname, '../../../scripts/install.mjs')).href;
const call = `import { installPackages } from '${installScript}'; console.log(String(installPackages(process.argv[1])));`;
/** No package is asked for, and nobody asks the registry for a newer npm. */
const env = { ...process.env, npm_config_offline: 'true', npm_config_update_notifier: 'false' };

/** What npm runs while it installs: it leaves word, and goes on when it may. */
const PROBE = `
  const { appendFileSync, existsSync } = require('node:fs');
  const leaveWord = (word) => appendFileSync('probe.log', word + ' ');
  leaveWord('begin');
  const timer = setInterval(() => {
    if (!existsSync('may-go-on')) return;
    clearInterval(timer);
    leaveWord('end');
  }, 10);
`;

/** A project without dependencies, whose installation waits until it may go on. */
class Project {
  readonly directory = mkdtempSync(path.join(tmpdir(), 'install-'));
  readonly lock = path.join(this.directory, 'build', 'install.lock');

  constructor() {
    const project = { name: 'tiny', version: '1.0.0' };
    const packages = { '': project };
    this.write('package.json', JSON.stringify({ ...project, scripts: { preinstall: 'node probe.cjs' } }));
    this.write('package-lock.json', JSON.stringify({ ...project, lockfileVersion: 3, packages }));
    this.write('probe.cjs', PROBE);
  }

  write(name: string, text: string): void {
    const file = path.join(this.directory, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** What the probe says of the installations so far. */
  get probed(): string {
    const file = path.join(this.directory, 'probe.log');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  letInstallationsEnd(): void {
    this.write('may-go-on', '');
  }

  /** Installs in a process of its own, which leads a group as one that was started in a terminal does. */
  install(): { pid: number; output: () => string; ended: Promise<number | null> } {
    const options = { env, detached: true };
    const child = spawn(process.execPath, ['--input-type=module', '-e', call, this.directory], options);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    return { pid: child.pid ?? 0, output: () => output, ended };
  }
}

let project: Project;
beforeEach(() => {
  project = new Project();
});
afterEach(() => {
  rmSync(project.directory, { recursive: true, force: true });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** The process id of a process that is no more. */
const deadPid = (): string => String(spawnSync(process.execPath, ['-e', '']).pid);

it('installs once, and a second that comes while it does waits for the first and says so', async () => {
  const first = project.install();
  await until(() => project.probed !== '');
  const second = project.install();
  await until(() => second.output() !== '');
  expect(second.output()).toContain(`Process ${first.pid} is installing the packages; waiting`);
  expect(project.probed).toBe('begin ');

  project.letInstallationsEnd();
  expect(await Promise.all([first.ended, second.ended])).toEqual([0, 0]);
  expect(project.probed).toBe('begin end ');
  expect(first.output()).toMatch(/Installing[^]*true\n$/);
  expect(second.output()).toMatch(/waiting[^]*false\n$/);
  expect(second.output()).not.toContain('Installing');
  // Nothing stays behind.
  expect(readdirSync(path.dirname(project.lock))).toEqual([]);
});

it.each(['a dead process', 'nobody that can be read'])(
  'takes the lock of %s over, once, though many try',
  async (owner) => {
    project.write('build/install.lock', owner === 'a dead process' ? deadPid() : '');
    project.letInstallationsEnd();
    const attempts = Array.from({ length: 4 }, () => project.install());
    expect(await Promise.all(attempts.map(({ ended }) => ended))).toEqual([0, 0, 0, 0]);
    expect(project.probed).toBe('begin end ');
    expect(attempts.filter(({ output }) => output().endsWith('true\n'))).toHaveLength(1);
    expect(readdirSync(path.dirname(project.lock))).toEqual([]);
  },
);

it('installs when the one that it waited for was killed with all that it had started', async () => {
  const first = project.install();
  await until(() => project.probed !== '');
  const second = project.install();
  await until(() => second.output() !== '');
  project.write('probe.cjs', "require('node:fs').appendFileSync('probe.log', 'second ');");
  process.kill(-first.pid, 'SIGKILL');
  project.letInstallationsEnd();
  expect(await second.ended).toBe(0);
  expect(project.probed).toBe('begin second ');
});

it('gives the lock back when npm fails', async () => {
  project.write('probe.cjs', 'process.exit(7);');
  const { ended, output } = project.install();
  expect(await ended).not.toBe(0);
  expect(output()).toContain('npm ci failed.');
  expect(existsSync(project.lock)).toBe(false);
});
