import { NAMES } from './globals';

type Bundle = (...values: unknown[]) => void;

const loaded = new Map<string, Bundle>();

/**
 * A bundle as a function of the names that it finds: calling it again gives a fresh copy. It runs among the objects of
 * this process, so that errors and classes are the same on both sides.
 */
export function loadBundle(code: string): Bundle {
  let bundle = loaded.get(code);
  if (!bundle) {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- our own bundle, with other globals than ours
    bundle = new Function(...NAMES, code) as Bundle;
    loaded.set(code, bundle);
  }
  return bundle;
}
