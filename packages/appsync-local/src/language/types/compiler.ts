import { createRequire } from 'node:module';
import type ts from 'typescript';
import { replacedModules, runtimeTypes } from './runtime-types';

type Compiler = typeof ts;

/** An error in deployed code; line from 1, column from 0. */
export interface TypeFinding {
  line: number;
  column: number;
  message: string;
}

/** Relative to this file, so that the types are found wherever the package is installed. */
const requireHere = createRequire(__filename);

/** What the language brings along, without what only browsers and Node have. */
const libraries = [
  ...['es5', 'es2015.core', 'es2015.iterable', 'es2017.object', 'es2019', 'es2021.string', 'es2022.object'],
  'es2023.array',
].map((name) => `lib.${name}.d.ts`);

/**
 * Expressions that are always, or never, null or true: checks of compilers from 5.6 on. What is reported of `??` was
 * evaluated with such code (amplify-category-api 3170), so the service's compiler has none of them.
 */
const tooNew = new Set([2869, 2870, 2871, 2872, 2873, 2881]);

/**
 * Checks code with the TypeScript compiler as the service does at deployment (aws-appsync-community 276, 279, 323, 324,
 * 334: JavaScript with `checkJs`, not `strict`). Sources of types are parsed once, so that a further check is quick.
 */
export class TypeCompiler {
  private readonly ts: Compiler = requireHere('typescript') as Compiler;
  private readonly parsed = new Map<string, ts.SourceFile>();
  private program: ts.Program | undefined;

  private readonly options: ts.CompilerOptions = {
    allowJs: true,
    checkJs: true,
    strict: false,
    noEmit: true,
    lib: libraries,
    types: [],
    skipLibCheck: true,
    target: this.ts.ScriptTarget.ESNext,
    module: this.ts.ModuleKind.ESNext,
    moduleResolution: this.ts.ModuleResolutionKind.Bundler,
  };

  /** Findings in each code, in the order of the codes. */
  check(codes: string[]): TypeFinding[][] {
    const files = new Map(codes.map((code, index) => [`/${index}/code.js`, code]));
    const host = this.createHost(files);
    const rootNames = [...runtimeTypes.keys(), ...files.keys()];
    this.program = this.ts.createProgram({
      rootNames,
      options: this.options,
      host,
      oldProgram: this.program,
    });
    return [...files.keys()].map((file) => this.findingsIn(this.program!, file));
  }

  private createHost(files: Map<string, string>): ts.CompilerHost {
    const { ts } = this;
    const host = ts.createCompilerHost(this.options);
    return {
      ...host,
      fileExists: (name) => files.has(name) || runtimeTypes.has(name) || host.fileExists(name),
      getSourceFile: (name, languageVersion) => {
        const code = files.get(name);
        if (code !== undefined) return ts.createSourceFile(name, code, languageVersion);
        const types = runtimeTypes.get(name);
        const parsed =
          this.parsed.get(name) ??
          (types === undefined
            ? host.getSourceFile(name, languageVersion)
            : ts.createSourceFile(name, types, languageVersion));
        if (parsed) this.parsed.set(name, parsed);
        return parsed;
      },
      resolveModuleNameLiterals: (literals, importer) =>
        literals.map(({ text }) => {
          const replaced = files.has(importer) && replacedModules.get(text);
          if (replaced)
            return { resolvedModule: { resolvedFileName: replaced, extension: ts.Extension.Dts } };
          // What code imports is found from here.
          const from = files.has(importer) || runtimeTypes.has(importer) ? __filename : importer;
          return ts.resolveModuleName(text, from, this.options, host);
        }),
    };
  }

  private findingsIn(program: ts.Program, file: string): TypeFinding[] {
    const source = program.getSourceFile(file)!;
    const found = program.getSemanticDiagnostics(source).filter(({ code }) => !tooNew.has(code));
    return found.map(({ start = 0, code, messageText }) => {
      const { line, character } = source.getLineAndCharacterOfPosition(start);
      const message = this.ts.flattenDiagnosticMessageText(messageText, ' ').replaceAll(/\s+/g, ' ');
      return { line: line + 1, column: character, message: `TS${code}: ${message}` };
    });
  }
}

/** Names what findings depend on besides the code. */
export function compilerVersion(): string {
  const versionOf = (name: string): string =>
    (requireHere(`${name}/package.json`) as { version: string }).version;
  return JSON.stringify([
    versionOf('typescript'),
    versionOf('@aws-appsync/utils'),
    libraries,
    [...runtimeTypes],
    [...tooNew],
  ]);
}
