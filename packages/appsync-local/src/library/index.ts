import { createConsole } from './console';
import { dynamodbModule } from './dynamodb/module';
import { createExtensions } from './extensions';
import type { LibraryHost } from './host';
import { tolerantJson } from './json';
import { aiModule, relationalModule } from './out-of-scope';
import { createRuntime } from './runtime';
import { createUtil } from './util';

export type { LibraryHost } from './host';
export { installStringSemantics } from './patterns/string-semantics';

/** What APPSYNC_JS code finds: globals, and modules to import. */
export function createLibrary(host: LibraryHost) {
  const util = createUtil(host);
  const extensions = createExtensions(host);
  const runtime = createRuntime(host);
  const console = createConsole(host);
  return {
    util,
    extensions,
    runtime,
    console,
    /** By the name in the import statement. */
    modules: {
      '@aws-appsync/utils': { util, extensions, runtime },
      '@aws-appsync/utils/dynamodb': dynamodbModule,
      '@aws-appsync/utils/rds': relationalModule,
      '@aws-appsync/utils/ai': aiModule,
    },
    /** Names that code finds without an import, beside the language's own. */
    globals: { util, extensions, runtime, console, JSON: tolerantJson },
  };
}

/** The library as `createLibrary` gives it. */
export type Library = ReturnType<typeof createLibrary>;
