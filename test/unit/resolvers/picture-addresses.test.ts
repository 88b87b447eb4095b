import path from 'node:path';
import { bundleResolverCode } from '@hustings/appsync-local/bundle';
import { createEvaluator, type Evaluator } from '@hustings/appsync-local/evaluate';
import { projectDirectory } from '../../../infra/bundle';
import { surroundings } from './support/evaluate';

let evaluator: Evaluator;

beforeAll(async () => {
  const code = (name: string): [string, string] => [
    name,
    bundleResolverCode(path.join(projectDirectory, 'resolvers', `${name}.ts`), projectDirectory),
  ];
  evaluator = await createEvaluator(
    Object.fromEntries(['Mutation.createVoting', 'Mutation.updateVoting'].map(code)),
  );
});

afterAll(() => evaluator.close());

/** Why a request is refused, or undefined. */
async function refusal(name: string, input: object): Promise<string | undefined> {
  const asked = { ...surroundings, arguments: { input } };
  return (await evaluator.evaluate(name, 'request', asked)).error?.message;
}

const uploaded = (name = 'large', id = '0123456789abcdef'.repeat(2)): string =>
  `https://vote.example.com/pictures/${id}/${name}`;

const fields = {
  title: 'Lunch?',
  access: 'FREE',
  closesAt: '2101-01-02T00:00:00.000Z',
  options: [{ label: 'Yes' }, { label: 'No' }],
};

/** Why a voting with this picture is refused, and one with an option with this picture. */
async function create(imageUrl: string): Promise<(string | undefined)[]> {
  const ofOption = { options: [{ label: 'Yes', imageUrl }, { label: 'No' }] };
  return [
    await refusal('Mutation.createVoting', { ...fields, imageUrl }),
    await refusal('Mutation.createVoting', { ...fields, ...ofOption }),
  ];
}

it('takes the address that an upload was answered', async () => {
  expect(await create(uploaded())).toEqual([undefined, undefined]);
});

const toUpload = expect.stringContaining('upload the file') as string;
const toHttps = expect.stringContaining('begins with https:') as string;

it.each([
  ['https://elsewhere.example/cat.png', toUpload],
  ['https://vote.example.com.elsewhere.example/pictures/0123456789abcdef0123456789abcdef/large', toUpload],
  ['https://vote.example.com@elsewhere.example/pictures/0123456789abcdef0123456789abcdef/large', toUpload],
  ['https://vote.example.com/votings/1', toUpload],
  [uploaded('large?x=1'), toUpload],
  [uploaded('small'), toUpload],
  [uploaded('large', '../results'), toUpload],
  [uploaded('large', 'A'.repeat(32)), toUpload],
  ['http://vote.example.com/pictures/0123456789abcdef0123456789abcdef/large', toHttps],
  ['http://elsewhere.example/cat.png', toHttps],
  ['javascript:alert(1)', toHttps],
  ['JavaScript://vote.example.com/%0aalert(1)', toHttps],
  ['data:image/png;base64,AA==', toHttps],
  ['blob:https://vote.example.com/1', toHttps],
  ['file:///etc/passwd', toHttps],
  ['//elsewhere.example/cat.png', toHttps],
])('refuses %s', async (address, why) => {
  expect(await create(address)).toEqual([why, why]);
});

it('refuses as much in changes', async () => {
  for (const imageUrl of ['https://elsewhere.example/cat.png', 'javascript:alert(1)'])
    for (const input of [{ imageUrl }, { options: [{ label: 'Yes', imageUrl }, { label: 'No' }] }])
      expect(await refusal('Mutation.updateVoting', { id: 'V', ...input })).toBeDefined();
  expect(await refusal('Mutation.updateVoting', { id: 'V', imageUrl: uploaded() })).toBeUndefined();
  expect(await refusal('Mutation.updateVoting', { id: 'V', imageUrl: null })).toBeUndefined();
});
