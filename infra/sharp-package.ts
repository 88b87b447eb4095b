import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** sharp, and its build for WebAssembly: the one that runs on every processor, whichever machine synthesises. */
const PACKAGES = ['sharp', '@img/sharp-wasm32'];

interface Manifest {
  version: string;
  dependencies?: Record<string, string>;
}

/**
 * Puts sharp beside a bundle that requires it. It cannot be in the bundle: it starts threads from files of its own. Where
 * sharp looks for a build of one's own before all others, it finds the one for WebAssembly, so that this machine runs what
 * deploys.
 * @param directory the bundle's.
 */
export function copySharp(project: string, directory: string): void {
  const modules = path.join(directory, 'node_modules');
  rmSync(modules, { recursive: true, force: true });
  const copied = new Set<string>();
  const copy = (name: string): void => {
    if (copied.has(name)) return;
    copied.add(name);
    const source = path.join(project, 'node_modules', name);
    cpSync(source, path.join(modules, name), { recursive: true, dereference: true });
    // What npm put inside of the package came with it.
    Object.keys(manifestIn(source).dependencies ?? {})
      .filter((dependency) => !existsSync(path.join(source, 'node_modules', dependency)))
      .forEach(copy);
  };
  PACKAGES.forEach(copy);
  const sharp = path.join(modules, 'sharp');
  const ownBuild = path.join(sharp, 'src', 'build', 'Release');
  mkdirSync(ownBuild, { recursive: true });
  writeFileSync(
    path.join(ownBuild, `sharp-wasm32-${manifestIn(sharp).version}.node.js`),
    `module.exports = require('@img/sharp-wasm32/sharp.node');\n`,
  );
}

function manifestIn(directory: string): Manifest {
  return JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8')) as Manifest;
}
