import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { importsOf, projectDirectory, readSources } from './imports';

interface Manifest {
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** What runs, and what tests it or builds it, of each workspace; the root's is the product. */
const workspaces: Record<string, { runs: string[]; develops: string[] }> = {
  '.': {
    runs: ['functions', 'infra', 'model', 'resolvers', 'schema'],
    develops: ['bench', 'local', 'scripts', 'test'],
  },
  'packages/appsync-local': {
    runs: ['packages/appsync-local/src'],
    develops: ['packages/appsync-local/test'],
  },
  'packages/aws-local': { runs: ['packages/aws-local/src'], develops: ['packages/aws-local/test'] },
  'packages/payment-sandboxes': {
    runs: ['packages/payment-sandboxes/src'],
    develops: ['packages/payment-sandboxes/test'],
  },
  web: { runs: ['web/src'], develops: ['web'] },
};

const textOf = (file: string): string => readFileSync(path.join(projectDirectory, file), 'utf8');

const manifestOf = (folder: string): Manifest =>
  JSON.parse(textOf(path.join(folder, 'package.json'))) as Manifest;

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

function importedBy(folders: string[]): Set<string> {
  const names = importsOf(readSources(...folders)).flatMap(({ package: name }) =>
    name ? [packageOf(name)] : [],
  );
  return new Set(names.filter((name) => !name.startsWith('node:') && !builtinModules.includes(name)));
}

/** Whether a package brings the types of one that is imported, or of Node or of the test runner. */
function isTypesOf(name: string, imported: Set<string>): boolean {
  const typed = name.replace(/^@types\//, '').replace('__', '/');
  return name.startsWith('@types/') && (imported.has(typed) || ['node', 'jest'].includes(typed));
}

/** Configuration and scripts at the top, where tools are named that nothing imports. */
const configuration = [
  ...readdirSync(projectDirectory),
  ...readdirSync(path.join(projectDirectory, 'scripts')).map((name) => `scripts/${name}`),
  'resolvers/eslint.config.mjs',
  'web/eslint.config.mjs',
]
  .filter((name) => /\.(mjs|cjs|ya?ml)$/.test(name))
  .map(textOf)
  .join('\n');

/** Whether a script of package.json or a configuration file names a tool, by its package or by a command of it. */
function isTool(name: string, { scripts = {} }: Manifest): boolean {
  const file = path.join('node_modules', name, 'package.json');
  const { bin = {} } = existsSync(path.join(projectDirectory, file))
    ? (JSON.parse(textOf(file)) as { bin?: string | object })
    : {};
  // The transformer of jest asks for its compiler.
  if (name === '@swc/core') return isTool('@swc/jest', { scripts });
  const commands = typeof bin === 'string' ? [name] : Object.keys(bin);
  const words = Object.values(scripts).join(' ').split(/[ &]+/);
  return (
    configuration.includes(`'${name}'`) ||
    configuration.includes(`- ${name.replace(/^@graphql-codegen\//, '')}\n`) ||
    commands.some((command) => words.includes(command) || configuration.includes(`'${command}'`))
  );
}

/** Packages whose files lie beside the functions that list them. */
const listed = readdirSync(path.join(projectDirectory, 'functions'))
  .map((name) => path.join('functions', name, 'files.json'))
  .filter((file) => existsSync(path.join(projectDirectory, file)))
  .flatMap((file) => Object.values(JSON.parse(textOf(file)) as Record<string, string>).map(packageOf));

describe.each(Object.entries(workspaces))('The package.json in %s', (folder, { runs, develops }) => {
  const manifest = manifestOf(folder);
  const { dependencies = {}, devDependencies = {}, peerDependencies = {} } = manifest;
  const needed = importedBy(runs);
  const all = new Set([...needed, ...importedBy(develops)]);

  it('declares everything that is imported', () => {
    const declared = { ...dependencies, ...devDependencies, ...peerDependencies };
    expect([...all].filter((name) => !(name in declared) && !(`@types/${name}` in declared))).toEqual([]);
  });

  it('declares nothing else', () => {
    // Tests run some tools in processes of their own.
    const tests = [...readSources(...develops).values()].join('\n');
    const isRun = (name: string): boolean =>
      isTool(name, manifest) || listed.includes(name) || tests.includes(`'${name}'`);
    const names = Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies });
    expect(names.filter((name) => !all.has(name) && !isTypesOf(name, all) && !isRun(name))).toEqual([]);
  });

  it('keeps what only tests and tools need among the devDependencies', () => {
    expect(Object.keys(dependencies).filter((name) => !needed.has(name) && !isTypesOf(name, needed))).toEqual(
      [],
    );
  });
});
