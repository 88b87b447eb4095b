import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const projectDirectory = path.resolve(__dirname, '..', '..');

/** What a folder may import from the project besides itself. Packages are not restricted here. */
const allowed: Record<string, string[]> = {
  model: ['schema/generated'],
  resolvers: ['model', 'schema/generated'],
  functions: ['model', 'schema/generated'],
  'packages/appsync-local': [],
  'packages/aws-local': [],
  'packages/payment-sandboxes': [],
  web: ['schema/generated', 'model/limits', 'model/payment-providers'],
};

/** What may only be imported by name in some places: the code that runs on AWS stays free of these. */
const forbiddenPackages: Record<string, RegExp> = {
  resolvers: /^(?!@aws-appsync\/utils)/,
  model: /^(?!@aws-appsync\/utils)/,
};

function sourceFiles(folder: string): string[] {
  const directory = path.join(projectDirectory, folder);
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules') && !name.includes('dist'))
    .map((name) => path.join(directory, name));
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const pattern = /(?:from|import|require)\s*\(?\s*'([^']+)'/g;
  return [...text.matchAll(pattern)].map(([, specifier]) => specifier!);
}

describe.each(Object.entries(allowed))('%s', (folder, others) => {
  it(`imports nothing of the project but ${['itself', ...others].join(', ')}`, () => {
    const strays = sourceFiles(folder).flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => path.relative(projectDirectory, path.resolve(path.dirname(file), specifier)))
        .filter(
          (target) => ![folder, ...others].some((root) => target === root || target.startsWith(`${root}/`)),
        )
        .map((target) => `${path.relative(projectDirectory, file)} imports ${target}`),
    );
    expect(strays).toEqual([]);
  });
});

describe.each(Object.entries(forbiddenPackages))('%s', (folder, forbidden) => {
  it('imports no package that AppSync does not provide', () => {
    const strays = sourceFiles(folder).flatMap((file) =>
      importsOf(file)
        .filter((specifier) => !specifier.startsWith('.') && forbidden.test(specifier))
        .map((specifier) => `${path.relative(projectDirectory, file)} imports ${specifier}`),
    );
    expect(strays).toEqual([]);
  });
});

describe('Code that deploys', () => {
  it('does not know where it runs', () => {
    const suspects = ['resolvers', 'functions', 'model']
      .flatMap(sourceFiles)
      .filter((file) => /\blocalhost\b|\bisLocal\b|NODE_ENV/.test(readFileSync(file, 'utf8')));
    expect(suspects).toEqual([]);
  });
});
