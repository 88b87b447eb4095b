import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isInputObjectType, isObjectType, buildSchema } from 'graphql';

const projectDirectory = path.resolve(__dirname, '..', '..', '..');
const read = (name: string): string => readFileSync(path.join(projectDirectory, name), 'utf8');

const schema = buildSchema(
  read('schema/schema.graphql') + read('packages/appsync-local/src/graphql/service-schema.graphql'),
);
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
let page = '';

beforeAll(() => {
  // What `npm run docs:schema` runs.
  const [command, ...parameters] = (
    JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  ).scripts['docs:schema']!.split(' ');
  const printed = execFileSync(path.join(projectDirectory, 'node_modules', '.bin', command!), parameters, {
    cwd: projectDirectory,
    encoding: 'utf8',
  });
  page = readFileSync(printed.trim(), 'utf8');
});

/** What the page says about a field, without its markup. */
function sectionOf(id: string): string {
  const [, section = ''] = new RegExp(`<dt id="${id}">(.*?)(?=<dt|</dl>)`, 's').exec(page) ?? [];
  return section.replace(/<[^>]+>/g, '');
}

it('has a place for every field of every type', () => {
  const fields = types
    .filter((type) => isObjectType(type) || isInputObjectType(type))
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
  expect(fields.length).toBeGreaterThan(100);
  expect(fields.filter((id) => sectionOf(id) === '')).toEqual([]);
});

it('links only to what is on it', () => {
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
  const ids = new Set([...page.matchAll(/id="([^"]+)"/g)].map(([, id]) => id));
  expect(targets.length).toBeGreaterThan(100);
  expect(targets.filter((target) => !ids.has(target))).toEqual([]);
});

it('says what a field takes, answers and means, and who may call it', () => {
  expect(sectionOf('Query.votings')).toMatch(
    /votings: VotingConnection!.*limit: Int = 20 Page size, 1 to 50\./s,
  );
  expect(sectionOf('Query.votings')).toMatch(
    /For the public, with an API key; everybody who is signed in\.$/,
  );
  expect(sectionOf('Mutation.createVoting')).toMatch(/For members of organisers\.$/);
  expect(sectionOf('Mutation.publishTally')).toMatch(/For the system, with IAM\.$/);
  expect(sectionOf('Subscription.onVotingDeleted')).toMatch(/Hears Mutation.deleteVoting\.$/);
  expect(sectionOf('Mutation.castVote')).toContain('AlreadyVoted {votingId, optionId, castAt}');
});
