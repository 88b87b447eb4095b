import { builtFrom } from '@hustings/web/build';
import { circlesIn, importsOf, readSources, type Import, type Sources } from './imports';

/** What a part of the project may import besides itself, and from which packages. */
interface Border {
  /** Files or folders of the project. */
  may: string[];
  /** Packages by name; absent: all that its package.json declares, which lint holds it to. */
  packages?: RegExp;
}

/** Bench, scripts and tests may know everything. */
const borders: Record<string, Border> = {
  model: { may: ['schema/generated'], packages: /^$/ },
  // It runs in browsers, too.
  proof: { may: [], packages: /^$/ },
  resolvers: { may: ['model', 'schema/generated'], packages: /^@aws-appsync\/utils/ },
  functions: { may: ['model', 'proof', 'schema/generated'] },
  infra: {
    may: [
      'functions/lib/payments/secrets',
      'hustings.config',
      'model',
      'web/build',
      'web/response-headers',
      'web/viewer-request',
      'packages/appsync-local/src/bundle',
      'packages/appsync-local/src/language',
      'packages/appsync-local/src/resolver-files',
      'packages/aws-local/src/template',
      'packages/aws-local/src/template-checks',
      'schema/generated/types',
    ],
  },
  local: {
    may: [
      'functions/lib',
      'hustings.config',
      'infra',
      'model',
      'packages',
      'schema/generated/types',
      'web/build',
      'web/response-headers',
      'web/viewer-request',
    ],
  },
  simulation: {
    may: [
      'functions/lib/checkouts/checks',
      'functions/lib/dynamodb/attributes',
      'infra',
      'model',
      'packages/appsync-local/src',
      'packages/aws-local/src',
      'schema/generated/types',
      'scripts/command',
    ],
  },
  web: {
    may: [
      'model/currencies',
      'model/limits',
      'model/organisers',
      'model/payment-providers',
      'model/pictures',
      'proof',
      'schema/generated',
    ],
  },
  'packages/appsync-local/src': { may: ['packages/aws-local/src'] },
  'packages/aws-local/src': { may: [] },
  'packages/payment-sandboxes/src': { may: [] },
};

const isIn = (file: string, places: string[]): boolean =>
  places.some(
    (place) => file === place || file.startsWith(`${place}/`) || file.replace(/\.tsx?$/, '') === place,
  );

/** Imports across a border that is closed, as `file imports what`. */
function straysIn(folder: string, sources: Sources): string[] {
  const { may, packages } = borders[folder]!;
  const crosses = ({ file, package: name }: Import): boolean =>
    file === undefined ? packages !== undefined && !packages.test(name ?? '') : !isIn(file, [folder, ...may]);
  return importsOf(sources)
    .filter(({ from }) => isIn(from, [folder]))
    .filter(crosses)
    .map(({ from, file, package: name }) => `${from} imports ${file ?? name ?? ''}`);
}

/** A function's folder imports `lib`, never another function's folder, and `lib` imports none. */
function functionsImported(sources: Sources): string[] {
  const folderOf = (file: string) => file.split('/')[1] ?? '';
  return importsOf(sources)
    .filter(({ file }) => file?.startsWith('functions/'))
    .filter(({ from, file = '' }) => folderOf(file) !== 'lib' && folderOf(from) !== folderOf(file))
    .map(({ from, file = '' }) => `${from} imports ${file}`);
}

/** The folders of the web app, from the one that may import all others to the one that may import none. */
const WEB_LAYERS = ['gallery', 'app', 'pages', 'session', 'ui'];

function webLayersImported(sources: Sources): string[] {
  const placeOf = (file: string) => file.split('/').slice(2);
  return importsOf(sources)
    .filter(({ from, file }) => from.startsWith('web/src/') && file?.startsWith('web/src/'))
    .filter(({ from, file = '' }) => {
      const [[one = '', page], [other = '', otherPage]] = [placeOf(from), placeOf(file)];
      const [upper, lower] = [WEB_LAYERS.indexOf(one), WEB_LAYERS.indexOf(other)];
      if (upper < 0) return false;
      return lower < upper || (one === 'pages' && other === 'pages' && page !== otherPage);
    })
    .map(({ from, file = '' }) => `${from} imports ${file}`);
}

/** The sources with one import more, put in by hand. */
function withImport(sources: Sources, file: string, imported: string): Sources {
  if (!sources.has(file)) throw new Error(`There is no ${file}.`);
  return new Map(sources).set(file, `import '${imported}';\n${sources.get(file) ?? ''}`);
}

const withoutCircles = [
  'bench',
  'functions',
  'infra',
  'local',
  'model',
  'packages/appsync-local/src',
  'packages/aws-local/src',
  'packages/payment-sandboxes/src',
  'proof',
  'resolvers',
  'scripts',
  'simulation',
  'web/src',
];

describe.each(Object.entries(borders))('%s', (folder, { may }) => {
  const sources = readSources(folder);

  it(`imports nothing but itself, ${may.join(', ')} and its packages`, () => {
    expect(straysIn(folder, sources)).toEqual([]);
  });
});

it.each(withoutCircles)('no files or folders of %s import each other in a circle', (folder) => {
  expect(circlesIn(readSources(folder))).toEqual([]);
});

it('functions share what is in functions/lib, and nothing else', () => {
  expect(functionsImported(readSources('functions'))).toEqual([]);
});

it('the web app imports from app down to ui, and no page another', () => {
  expect(webLayersImported(readSources('web/src'))).toEqual([]);
});

it('the web app is built again once anything changes that it may import', () => {
  const places = builtFrom.map((place) => place.replace(/\.ts$/, ''));
  expect(places).toEqual(expect.arrayContaining(borders['web']!.may));
});

describe('An import put in by hand is found', () => {
  it.each([
    ['model', 'model/voting.ts', '../resolvers/lib/time', 'resolvers/lib/time.ts'],
    ['model', 'model/voting.ts', '@aws-sdk/client-dynamodb', '@aws-sdk/client-dynamodb'],
    ['resolvers', 'resolvers/Mutation.castVote.ts', '../functions/lib/log', 'functions/lib/log.ts'],
    ['resolvers', 'resolvers/Mutation.castVote.ts', 'node:crypto', 'node:crypto'],
    ['functions', 'functions/lib/log.ts', '../../infra/settings', 'infra/settings/index.ts'],
    ['proof', 'proof/bytes.ts', '../model/voting', 'model/voting.ts'],
    ['proof', 'proof/bytes.ts', 'node:crypto', 'node:crypto'],
    ['functions', 'functions/lib/log.ts', '@hustings/aws-local', 'packages/aws-local/src/index.ts'],
    ['infra', 'infra/app.ts', '../functions/lib/log', 'functions/lib/log.ts'],
    ['infra', 'infra/app.ts', '@hustings/appsync-local', 'packages/appsync-local/src/index.ts'],
    ['infra', 'infra/app.ts', '@hustings/aws-local', 'packages/aws-local/src/index.ts'],
    ['infra', 'infra/app.ts', '../web/src/main', 'web/src/main.tsx'],
    ['local', 'local/start/main.ts', '../../test/support/stack', 'test/support/stack.ts'],
    ['local', 'local/start/main.ts', '../../resolvers/lib/time', 'resolvers/lib/time.ts'],
    ['web', 'web/src/main.tsx', '../../functions/lib/log', 'functions/lib/log.ts'],
    ['web', 'web/src/main.tsx', '../../model/voting', 'model/voting.ts'],
    ['web', 'web/src/main.tsx', '@hustings/aws-local', 'packages/aws-local/src/index.ts'],
    [
      'packages/appsync-local/src',
      'packages/appsync-local/src/index.ts',
      '../../../model/keys',
      'model/keys.ts',
    ],
    [
      'packages/appsync-local/src',
      'packages/appsync-local/src/index.ts',
      '@hustings/payment-sandboxes',
      'packages/payment-sandboxes/src/index.ts',
    ],
    [
      'packages/aws-local/src',
      'packages/aws-local/src/index.ts',
      '@hustings/appsync-local',
      'packages/appsync-local/src/index.ts',
    ],
    [
      'packages/aws-local/src',
      'packages/aws-local/src/index.ts',
      '../../../infra/settings',
      'infra/settings/index.ts',
    ],
    [
      'packages/payment-sandboxes/src',
      'packages/payment-sandboxes/src/index.ts',
      '../../../functions/lib/log',
      'functions/lib/log.ts',
    ],
  ])('in %s: %s imports %s', (folder, file, imported, named) => {
    const sources = withImport(readSources(folder), file, imported);
    expect(straysIn(folder, sources)).toEqual([`${file} imports ${named}`]);
  });

  it('from one function to another', () => {
    const sources = withImport(
      readSources('functions'),
      'functions/delete-account/handler.ts',
      '../checkout/handler',
    );
    expect(functionsImported(sources)).toEqual([
      'functions/delete-account/handler.ts imports functions/checkout/handler.ts',
    ]);
  });

  it('from lib to a function', () => {
    const sources = withImport(readSources('functions'), 'functions/lib/log.ts', '../checkout/handler');
    expect(functionsImported(sources)).toEqual([
      'functions/lib/log.ts imports functions/checkout/handler.ts',
    ]);
  });

  it('from a lower layer of the web app to a higher one', () => {
    const sources = readSources('web/src');
    const file = [...sources.keys()].find(
      (name) => name.startsWith('web/src/ui/') && name.split('/').length === 4,
    )!;
    expect(webLayersImported(withImport(sources, file, '../app/app'))).toEqual([
      `${file} imports web/src/app/app.tsx`,
    ]);
  });

  it('from one page of the web app to another', () => {
    const sources = readSources('web/src');
    const [one, other] = [...sources.keys()].filter((name) => name.startsWith('web/src/pages/'));
    const page = (file: string) => file.split('/')[3];
    const foreign = [...sources.keys()].find(
      (name) => name.startsWith('web/src/pages/') && page(name) !== page(one ?? ''),
    )!;
    const imported = `../${foreign.split('/').slice(3).join('/')}`.replace(/\.tsx?$/, '');
    expect(other).toBeDefined();
    expect(webLayersImported(withImport(sources, one!, imported))).toEqual([
      `${one ?? ''} imports ${foreign}`,
    ]);
  });

  it('between two files', () => {
    const sources = withImport(readSources('model'), 'model/keys.ts', './tally');
    expect(circlesIn(sources)).toEqual(['model: keys.ts -> tally.ts -> keys.ts']);
  });

  it('between two folders', () => {
    const sources = withImport(readSources('local'), 'local/demo/seed.ts', '../start/main');
    expect(circlesIn(sources)).toEqual(['local: demo -> start -> demo']);
  });
});

describe('Code that deploys', () => {
  it('does not know where it runs', () => {
    const suspects = [...readSources('resolvers', 'functions', 'model')]
      .filter(([, text]) => /\blocalhost\b|\bisLocal\b|NODE_ENV/.test(text))
      .map(([file]) => file);
    expect(suspects).toEqual([]);
  });
});
