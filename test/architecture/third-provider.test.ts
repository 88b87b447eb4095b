import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const projectDirectory = path.resolve(__dirname, '..', '..');
const inProject = (name: string): string => path.join(projectDirectory, name);

const product = ['functions', 'infra', 'local', 'model', 'web/src'].flatMap((folder) =>
  readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.join(folder, name)),
);
const sourcesWith = (pattern: RegExp): string[] =>
  product.filter((name) => pattern.test(readFileSync(inProject(name), 'utf8')));

/** What has to do with payment providers. */
const sources = sourcesWith(/payment-?providers?/i);

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  jsx: ts.JsxEmit.ReactJSX,
  strict: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  types: [],
};

/** The compiler on the product's real sources, the schema's enum of providers having one more. */
function programWith(provider: string): ts.Program {
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const types = inProject('schema/generated/types.ts');
  host.getSourceFile = (name, target) => {
    const text = readFile(name);
    if (text === undefined) return undefined;
    const oneMore = `export type PaymentProvider =\n  | '${provider}'`;
    const given = name === types ? text.replace('export type PaymentProvider =', oneMore) : text;
    return ts.createSourceFile(name, given, target);
  };
  // What packages declare knows no providers, and takes longest to read.
  host.resolveModuleNameLiterals = (literals, file) =>
    literals.map(({ text }) =>
      text.startsWith('.') ? ts.resolveModuleName(text, file, options, host) : { resolvedModule: undefined },
    );
  return ts.createProgram(sources.map(inProject), options, host);
}

it('the compiler names every place that must know a third payment provider', () => {
  const program = programWith('KLARNA');
  const complaints = sources.flatMap((name) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(inProject(name)))
      .filter(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n').includes('KLARNA'))
      .map(() => name),
  );
  expect([...new Set(complaints)].sort()).toEqual([
    'functions/lib/payments/providers.ts',
    'functions/lib/payments/secrets.ts',
    'local/start/payment-keys.ts',
    'local/start/payment-providers.ts',
    'model/payment-providers.ts',
    // In it, the other languages must have what English has.
    'web/src/ui/i18n/profile-texts.ts',
  ]);
});

it('nothing but the provider’s own folder names a provider by itself', () => {
  const strays = sourcesWith(/['"`](STRIPE|PAYPAL|stripe|paypal)['"`]/);
  expect(strays.filter((name) => !name.startsWith('functions/lib/payments/'))).toEqual([]);
});
