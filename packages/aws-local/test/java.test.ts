import { findJava, type Surroundings } from '../src/dynamodb/java';

/** A system on which some commands exist: each gives its output. */
function system(
  commands: Record<string, string>,
  more: Partial<Surroundings> = {},
): Surroundings & { ran: string[] } {
  const ran: string[] = [];
  return {
    environment: {},
    platform: 'linux',
    isRoot: false,
    exists: () => false,
    run: (command, args) => {
      ran.push([command, ...args].join(' '));
      return Promise.resolve(commands[command]);
    },
    ran,
    ...more,
  };
}

const JAVA_17 = 'openjdk version "17.0.15" 2025-04-15';
const silent = (): void => undefined;

test('JAVA_HOME comes before the path', async () => {
  const around = system(
    { java: JAVA_17, '/jdk/bin/java': 'openjdk version "21-ea"' },
    { environment: { JAVA_HOME: '/jdk' } },
  );
  expect(await findJava(silent, around)).toBe('/jdk/bin/java');
});

test('a Java that is too old is passed over', async () => {
  const around = system(
    { java: JAVA_17, '/jdk/bin/java': 'java version "1.8.0_401"' },
    { environment: { JAVA_HOME: '/jdk' } },
  );
  expect(await findJava(silent, around)).toBe('java');
});

test("Homebrew's Java is found although it is not on the path", async () => {
  const brewed = '/opt/homebrew/opt/openjdk@17/bin/java';
  const around = system({ [brewed]: JAVA_17 }, { platform: 'darwin', exists: (file) => file === brewed });
  expect(await findJava(silent, around)).toBe(brewed);
});

test('as root on Debian a missing Java is installed, package lists and all, and that is said', async () => {
  const said: string[] = [];
  const commands: Record<string, string> = {};
  const around = system(commands, {
    isRoot: true,
    exists: (file) => file === '/usr/bin/apt-get',
  });
  around.run = (command, args) => {
    around.ran.push([command, ...args].join(' '));
    const updated = around.ran.includes('apt-get update');
    if (command === 'apt-get' && args[0] === 'install' && updated) commands['java'] = JAVA_17;
    return Promise.resolve(command === 'apt-get' ? (updated ? 'done' : undefined) : commands[command]);
  };

  expect(await findJava((message) => said.push(message), around)).toBe('java');
  expect(said).toEqual([expect.stringContaining('installing it with apt-get')]);
  expect(around.ran.filter((line) => line.startsWith('apt-get install'))).toHaveLength(2);
});

test.each<[NodeJS.Platform, string, string]>([
  ['darwin', '', 'brew install openjdk@17'],
  ['win32', '', 'winget install EclipseAdoptium.Temurin.17.JRE'],
  ['linux', '/usr/bin/apt-get', 'sudo apt-get install -y openjdk-17-jre-headless'],
  ['linux', '/usr/bin/dnf', 'sudo dnf install -y java-17-openjdk-headless'],
])('on %s with %s the error says what to type', async (platform, present, command) => {
  const around = system({}, { platform, exists: (file) => file === present });
  await expect(findJava(silent, around)).rejects.toThrow(command);
});
