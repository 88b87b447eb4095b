import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findResolverFiles, ResolverFilesMisfit, type ResolverFiles } from '../src/resolver-files';

const schema = `
  type Query { greeting: String  greetings(limit: Int): [Greeting] }
  type Greeting { text: String  answers(limit: Int): [String] }
  type Subscription { onGreeting: String }
`;
const unit = `exports.dataSource = 'none'; exports.request = () => ({}); exports.response = () => null;`;
const pipeline = (...steps: string[]): string =>
  `exports.pipeline = ${JSON.stringify(steps)}; exports.request = () => ({}); exports.response = () => null;`;
const complete = {
  'Query.greeting.ts': unit,
  'Query.greetings.ts': pipeline('load'),
  'Greeting.answers.ts': unit,
  'steps/load.ts': unit,
};

/** Prepares a folder of resolver files and looks for what is in it. */
function find(files: Record<string, string>): ResolverFiles<'table' | 'none'> {
  const directory = mkdtempSync(path.join(tmpdir(), 'hustings-resolvers-'));
  mkdirSync(path.join(directory, 'steps'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(directory, name), text);
  writeFileSync(path.join(directory, 'schema.graphql'), schema);
  return findResolverFiles({
    directory,
    schemaFile: path.join(directory, 'schema.graphql'),
    dataSourceNames: ['table', 'none'],
  });
}

function problemsOf(files: Record<string, string>): string {
  try {
    find(files);
  } catch (error) {
    if (error instanceof ResolverFilesMisfit) return error.problems.join('\n');
    throw error;
  }
  return '';
}

describe('Resolver files', () => {
  it('are wired by their names', () => {
    const { resolvers, steps } = find(complete);
    expect(resolvers.map(({ typeName, fieldName, kind }) => [typeName, fieldName, kind])).toEqual([
      ['Greeting', 'answers', 'UNIT'],
      ['Query', 'greeting', 'UNIT'],
      ['Query', 'greetings', 'PIPELINE'],
    ]);
    expect(steps).toMatchObject([{ name: 'load', dataSource: 'none' }]);
  });

  it('say what their answers are kept by', () => {
    const keys = ['$context.source.id', '$context.arguments'];
    const cached = `${unit} exports.cachingKeys = ${JSON.stringify(keys)};`;
    const { resolvers } = find({ ...complete, 'Greeting.answers.ts': cached });
    expect(resolvers.map(({ cachingKeys }) => cachingKeys)).toEqual([keys, undefined, undefined]);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'a caching key is none',
      { 'Query.greeting.ts': `${unit} exports.cachingKeys = ['$context.stash.id'];` },
      /begin with \$context\.arguments/,
    ],
    ['a root field has none', { 'Query.greeting.ts': '' }, /Query\.greeting needs a resolver/],
    ['a field with arguments has none', { 'Greeting.answers.ts': '' }, /Greeting\.answers needs a resolver/],
    ['one matches no field', { 'Query.farewell.ts': unit }, /Query\.farewell\.ts matches no field/],
    ['one is named otherwise', { 'greeting.ts': unit }, /not named <Type>\.<field>\.ts/],
    ['a step does not exist', { 'Query.greeting.ts': pipeline('missing') }, /names the step missing/],
    ['a step is used by nobody', { 'steps/idle.ts': unit }, /steps\/idle\.ts is part of no pipeline/],
    [
      'a pipeline is too long',
      { 'Query.greetings.ts': pipeline(...Array<string>(11).fill('load')) },
      /at most 10/,
    ],
    [
      'a data source is unknown',
      { 'steps/load.ts': unit.replace('none', 'shelf') },
      /must export `dataSource`/,
    ],
    [
      'a handler is missing',
      { 'Query.greeting.ts': unit.replace('exports.response', 'exports.other') },
      /must export response/,
    ],
  ])('stop the synthesis when %s', (_, changes, problem) => {
    const files = Object.fromEntries(
      Object.entries({ ...complete, ...changes }).filter(([, text]) => text !== ''),
    );
    expect(problemsOf(files)).toMatch(problem);
  });
});
