import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

/** Oldest Java that runs DynamoDB Local 3 (its README, release 2.3.0). */
const OLDEST_JAVA = 17;

/** What finding Java depends on. Tests bring their own. */
export interface Surroundings {
  environment: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  /** Whether packages may be installed without asking anybody. */
  isRoot: boolean;
  exists: (file: string) => boolean;
  /** Runs a program to its end and gives what it wrote, or undefined when it failed. */
  run: (command: string, args: string[]) => Promise<string | undefined>;
}

/** This machine. */
export const thisMachine: Surroundings = {
  environment: process.env,
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  exists: (file) => fs.existsSync(file),
  run: async (command, args) => {
    try {
      const { stdout, stderr } = await promisify(execFile)(command, args, { maxBuffer: 16 * 1024 * 1024 });
      return stdout + stderr;
    } catch {
      return undefined;
    }
  },
};

/**
 * Finds a Java that runs DynamoDB Local, and installs one where that needs no permission: as root on a system with
 * apt.
 * @param say gets a message before anything is installed.
 * @returns the command to run.
 * @throws Error that says what to type when there is no Java.
 */
export async function findJava(
  say: (message: string) => void,
  around: Surroundings = thisMachine,
): Promise<string> {
  const found = await installedJava(around);
  if (found !== undefined) return found;
  if (canInstall(around)) {
    say(`Java ${OLDEST_JAVA} is missing: installing it with apt-get, as DynamoDB Local needs it.`);
    await install(around);
    const installed = await installedJava(around);
    if (installed !== undefined) return installed;
  }
  throw new Error(`DynamoDB Local needs Java ${OLDEST_JAVA} or newer. Install it: ${installCommand(around)}`);
}

async function installedJava(around: Surroundings): Promise<string | undefined> {
  for (const command of candidates(around)) {
    const version = /version "(\d+)/.exec((await around.run(command, ['-version'])) ?? '')?.[1];
    if (version !== undefined && Number(version) >= OLDEST_JAVA) return command;
  }
  return undefined;
}

function candidates({ environment, platform, exists }: Surroundings): string[] {
  const home = environment['JAVA_HOME'];
  // Homebrew does not put its Java on the path.
  const brewed =
    platform === 'darwin'
      ? ['/opt/homebrew', '/usr/local'].flatMap((prefix) =>
          ['openjdk@17', 'openjdk@21', 'openjdk'].map((formula) => `${prefix}/opt/${formula}/bin/java`),
        )
      : [];
  return [...(home ? [path.join(home, 'bin', 'java')] : []), 'java', ...brewed.filter(exists)];
}

function canInstall({ platform, isRoot, exists }: Surroundings): boolean {
  return platform === 'linux' && isRoot && exists('/usr/bin/apt-get');
}

/** Package lists may be absent, as in most container images; releases that dropped Java 17 have a newer default. */
async function install({ run }: Surroundings): Promise<void> {
  const get = (...packages: string[]): Promise<string | undefined> =>
    run('apt-get', ['install', '-y', '--no-install-recommends', ...packages]);
  if ((await get('openjdk-17-jre-headless')) !== undefined) return;
  await run('apt-get', ['update']);
  if ((await get('openjdk-17-jre-headless')) !== undefined) return;
  await get('default-jre-headless');
}

function installCommand({ platform, exists }: Surroundings): string {
  if (platform === 'darwin') return 'brew install openjdk@17';
  if (platform === 'win32') return 'winget install EclipseAdoptium.Temurin.17.JRE';
  if (exists('/usr/bin/apt-get')) return 'sudo apt-get install -y openjdk-17-jre-headless';
  if (exists('/usr/bin/dnf')) return 'sudo dnf install -y java-17-openjdk-headless';
  if (exists('/sbin/apk')) return 'sudo apk add openjdk17-jre-headless';
  return 'https://adoptium.net/installation';
}
