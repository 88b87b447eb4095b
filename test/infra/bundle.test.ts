import { execFileSync } from 'node:child_process';
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
import { bundleLambdaFunctions, projectDirectory } from '../../infra/bundle';
import { copySharp } from '../../infra/sharp-package';

let project: string;

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
  writeFileSync(path.join(project, file), text);
}

function bundleOf(name: string): string {
  return readFileSync(path.join(project, 'build', 'functions', name, 'index.js'), 'utf8');
}

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'bundles-'));
  write('package-lock.json', '{}');
  write('functions/greet/index.ts', `import { word } from '../lib/word'; export const handler = () => word;`);
  write('functions/lib/word.ts', `export const word: string = 'first';`);
  expect(bundleLambdaFunctions(project)).toBe(true);
});

afterEach(() => {
  rmSync(project, { recursive: true });
});

it('keeps bundles that were made from these very sources', () => {
  expect(bundleLambdaFunctions(project)).toBe(false);
});

it.each<[string, () => void]>([
  ['a source that a function imports', () => write('functions/lib/word.ts', `export const word = 'second';`)],
  ['the lockfile', () => write('package-lock.json', '{"packages":{}}')],
  ['the functions that there are', () => write('functions/other/index.ts', 'export const handler = 1;')],
  ['a bundle', () => rmSync(path.join(project, 'build', 'functions', 'greet', 'index.js'))],
])('bundles again when it is not the same: %s', (_, change) => {
  change();
  expect(bundleLambdaFunctions(project)).toBe(true);
  expect(bundleLambdaFunctions(project)).toBe(false);
});

it('has what was changed in the bundle', () => {
  expect(bundleOf('greet')).toContain('first');
  write('functions/lib/word.ts', `export const word: string = 'second';`);
  bundleLambdaFunctions(project);
  expect(bundleOf('greet')).toContain('second');
});

it('puts files of packages beside the bundle whose function lists them, and others when the list is another', () => {
  const beside = (): string[] => readdirSync(path.join(project, 'build', 'functions', 'greet')).sort();
  write('node_modules/fonts/Bold.ttf', 'bold');
  write('node_modules/fonts/Thin.ttf', 'thin');
  write('functions/greet/files.json', '{"letters.ttf": "fonts/Bold.ttf"}');
  expect(bundleLambdaFunctions(project)).toBe(true);
  expect(beside()).toContain('letters.ttf');
  write('functions/greet/files.json', '{"thin.ttf": "fonts/Thin.ttf"}');
  expect(bundleLambdaFunctions(project)).toBe(true);
  expect(readFileSync(path.join(project, 'build', 'functions', 'greet', 'thin.ttf'), 'utf8')).toBe('thin');
});

it('finds a source that is gone', () => {
  rmSync(path.join(project, 'functions', 'lib', 'word.ts'));
  expect(() => bundleLambdaFunctions(project)).toThrow('word');
});

it('puts the build of sharp beside a bundle that runs on every processor, and no other', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'sharp-'));
  copySharp(projectDirectory, directory);
  expect(readdirSync(path.join(directory, 'node_modules', '@img')).sort()).toEqual([
    'colour',
    'sharp-wasm32',
  ]);
  expect(existsSync(path.join(directory, 'node_modules', '@img/sharp-wasm32', 'package.json'))).toBe(true);
  const seen = execFileSync(process.execPath, ['-p', `Object.keys(require('sharp').versions).join()`], {
    cwd: directory,
    encoding: 'utf8',
  });
  expect(seen).toContain('emscripten');
  rmSync(directory, { recursive: true });
});
