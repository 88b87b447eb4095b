// What `npm pack` runs in a package's folder before and after (`prepack`, `postpack` in its package.json).
//
// Inside this repository `exports` point at TypeScript, so that nothing has to be built between a change and its use.
// A packed package holds JavaScript and types instead: `build` makes them and lets package.json point at them,
// `restore` puts package.json back as it was and takes away what was built.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildSync } from 'esbuild';

const directory = process.cwd();
const sources = path.join(directory, 'src');
const built = path.join(directory, 'dist');
const manifest = path.join(directory, 'package.json');
/** The manifest as it is in the repository, while the packed one stands in its place. */
const kept = path.join(directory, 'package.json.kept');

function build() {
  restore();
  const files = readdirSync(sources, { recursive: true }).filter((file) => path.extname(file) !== '');
  // Code for browsers has a tsconfig.json of its own. It is bundled when it is served, and stays ES modules.
  const pages = files
    .filter((file) => path.basename(file) === 'tsconfig.json')
    .map((file) => path.dirname(file));
  const isPage = (file) => pages.some((page) => file.startsWith(page + path.sep));
  const code = files.filter((file) => /\.tsx?$/.test(file));
  transpile(
    code.filter((file) => !isPage(file)),
    'cjs',
  );
  transpile(code.filter(isPage), 'esm');
  for (const file of files) if (!code.includes(file) && path.basename(file) !== 'tsconfig.json') copy(file);
  declareTypes(pages);
  copyFileSync(manifest, kept);
  writeFileSync(manifest, `${JSON.stringify(packedManifest(), null, 2)}\n`);
}

function restore() {
  rmSync(built, { recursive: true, force: true });
  if (existsSync(kept)) renameSync(kept, manifest);
}

function transpile(files, format) {
  if (files.length === 0) return;
  buildSync({
    entryPoints: files.map((file) => path.join(sources, file)),
    outbase: sources,
    outdir: built,
    format,
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
  });
}

function copy(file) {
  const target = path.join(built, file);
  mkdirSync(path.dirname(target), { recursive: true });
  copyFileSync(path.join(sources, file), target);
}

function declareTypes(pages) {
  mkdirSync(path.join(directory, 'build'), { recursive: true });
  const work = mkdtempSync(path.join(directory, 'build', 'types-'));
  const project = path.join(work, 'tsconfig.json');
  const packages = path.resolve(directory, '..');
  const options = {
    noEmit: false,
    emitDeclarationOnly: true,
    declaration: true,
    // The repository's own check of types has seen them; here they are only written down.
    noCheck: true,
    rootDir: packages,
    outDir: path.join(work, 'types'),
  };
  const exclude = pages.map((page) => path.join(sources, page));
  writeFileSync(
    project,
    JSON.stringify({
      extends: path.resolve(packages, '..', 'tsconfig.json'),
      compilerOptions: options,
      include: [sources],
      exclude,
    }),
  );
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', project], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The types of ${directory} could not be made:\n${stdout}`);
  cpSync(path.join(work, 'types', path.basename(directory), 'src'), built, { recursive: true });
  rmSync(work, { recursive: true, force: true });
}

/** The manifest of what is packed: entries are built files, and nothing is left to run or to develop with. */
function packedManifest() {
  const {
    scripts: _scripts,
    devDependencies: _devDependencies,
    ...rest
  } = JSON.parse(readFileSync(manifest, 'utf8'));
  const builtFile = (source, extension) => source.replace('./src/', './dist/').replace(/\.tsx?$/, extension);
  const entries = Object.entries(rest.exports).map(([name, source]) => [
    name,
    { types: builtFile(source, '.d.ts'), default: builtFile(source, '.js') },
  ]);
  const commands = Object.entries(rest.bin ?? {}).map(([name, source]) => [name, builtFile(source, '.js')]);
  return {
    ...rest,
    exports: Object.fromEntries(entries),
    ...(rest.bin && { bin: Object.fromEntries(commands) }),
  };
}

const action = { build, restore }[process.argv[2]];
if (action === undefined)
  throw new Error('Usage, in the folder of a package: node ../pack.mjs build|restore');
action();
