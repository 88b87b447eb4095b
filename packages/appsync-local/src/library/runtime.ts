import type { LibraryHost } from './host';
import { isNothing } from './plain-values';

/** `runtime` ("Runtime utilities", AppSync developer guide). */
export function createRuntime(host: LibraryHost) {
  return {
    earlyReturn(value?: unknown, options?: { skipTo?: unknown }): never {
      const skipTo = isNothing(options) || isNothing(options.skipTo) ? 'NEXT' : options.skipTo;
      if (skipTo !== 'NEXT' && skipTo !== 'END') {
        throw new Error("The option skipTo of runtime.earlyReturn must be 'END' or 'NEXT'.");
      }
      return host.earlyReturn(value ?? null, skipTo);
    },
  };
}
