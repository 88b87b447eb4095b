import { join } from 'node:path';
import { build } from 'esbuild';

/** The two scripts that a worker needs. */
export interface Bundles {
  /** Runs within the context; its value is what `inside/index.ts` exports. */
  inside: string;
  /** Runs in the worker, outside of the context. */
  worker: string;
}

let made: Promise<Bundles> | undefined;

/** Bundles both scripts, once for the life of the process. */
export function bundles(): Promise<Bundles> {
  made ??= makeBundles();
  return made;
}

async function makeBundles(): Promise<Bundles> {
  const [inside, worker] = await Promise.all([
    bundle('inside/index', { platform: 'neutral', mainFields: ['module', 'main'], format: 'iife' }),
    bundle('worker/worker', { platform: 'node', mainFields: ['main'], format: 'cjs' }),
  ]);
  // The name that esbuild gives the exports must not become a global.
  return { inside: `(()=>{${inside}return inside;})();`, worker };
}

async function bundle(
  entry: string,
  options: { platform: 'neutral' | 'node'; mainFields: string[]; format: 'iife' | 'cjs' },
): Promise<string> {
  const result = await build({
    ...options,
    entryPoints: [join(__dirname, entry)],
    bundle: true,
    write: false,
    target: 'node20',
    logLevel: 'silent',
    ...(options.format === 'iife' && { globalName: 'inside' }),
  });
  return result.outputFiles[0]!.text;
}
