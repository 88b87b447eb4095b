import path from 'node:path';
import ts from 'typescript';

const projectDirectory = path.resolve(__dirname, '../..');

/** Folders that are held to the schema. */
const sides = ['model', 'resolvers', 'functions', 'web/src'] as const;

/** Members that get another name, who must notice, and whose documents ask for them, where a client reads them. */
const changes: [type: string, member: string, sides: (typeof sides)[number][], operation?: string][] = [
  ['CreateCheckoutInput', 'packId', ['functions', 'web/src']],
  ['Checkout', 'pack', ['functions', 'web/src'], ''],
  ['PublishTallyInput', 'total', ['resolvers', 'functions']],
  ['PublishCreditsInput', 'version', ['resolvers', 'functions']],
  ['VoteReceipt', 'castAt', ['resolvers', 'web/src'], 'CastVote'],
  ['Vote', 'optionId', ['model', 'resolvers', 'functions']],
  ['DeletedAccount', 'credits', ['functions', 'web/src'], 'DeleteAccount'],
  ['CheckoutStatus', 'CANCELLED', ['functions', 'web/src']],
  ['CreditEntryKind', 'VOTE', ['model', 'web/src']],
  ['VotingStatus', 'UPCOMING', ['model', 'resolvers', 'web/src']],
];

const other = (member: string): string => `other${member}`;

/** The generated types as another schema would give them. */
function changedTypes(text: string): string {
  return changes.reduce((types, [type, member]) => {
    const start = types.indexOf(`export type ${type} =`);
    const end = types.indexOf(';\n\n', start);
    const before = types.slice(start, end);
    const after = before.replace(new RegExp(`^(  \\| '|  )${member}(?=\\??: |')`, 'm'), `$1${other(member)}`);
    if (before === after) throw new Error(`${type} has no ${member}.`);
    return types.slice(0, start) + after + types.slice(end);
  }, text);
}

/** The results of the documents, which ask for the members by their other names. */
function changedResults(text: string): string {
  const changed = (line: string): string =>
    changes.reduce(
      (result, [, member, , operation]) =>
        operation !== undefined && line.startsWith(`export type ${operation}`)
          ? result.replaceAll(` ${member}: `, ` ${other(member)}: `)
          : result,
      line,
    );
  return text.split('\n').map(changed).join('\n');
}

/** What the compiler says of the product, all folders as one program, once all of it is changed. */
function complaints(): { file: string; message: string }[] {
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    {
      extends: './tsconfig.json',
      compilerOptions: { lib: ['ES2023', 'DOM', 'DOM.Iterable'], types: ['node', 'vite/client'] },
      include: sides,
      exclude: [],
    },
    ts.sys,
    projectDirectory,
  );
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const inGenerated = (name: string) => path.join(projectDirectory, 'schema/generated', name);
  const changed: Record<string, string> = {
    [inGenerated('types.ts')]: changedTypes(readFile(inGenerated('types.ts'))!),
    [inGenerated('operations.ts')]: changedResults(readFile(inGenerated('operations.ts'))!),
  };
  host.readFile = (name) => changed[name] ?? readFile(name);
  const program = ts.createProgram({ rootNames: fileNames, options, host });
  return fileNames.flatMap((name) =>
    program.getSemanticDiagnostics(program.getSourceFile(name)).map(({ messageText }) => ({
      file: path.relative(projectDirectory, name),
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    })),
  );
}

describe('a member of the schema with another name', () => {
  let told: ReturnType<typeof complaints>;
  // Long, for a busy machine: it is one run of the compiler over all of the product.
  beforeAll(() => {
    told = complaints();
  }, 600_000);

  it.each(changes)('does not compile: %s without %s, in %j', (_type, member, expected) => {
    const word = new RegExp(`\\b(${other(member)}|${member})\\b`);
    const about = told.filter(({ message }) => word.test(message));
    const named = sides.filter((side) => about.some(({ file }) => file.startsWith(`${side}/`)));
    expect(named).toEqual(expect.arrayContaining(expected));
  });
});
