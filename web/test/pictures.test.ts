import { draftOf, toUpdateInput } from '../src/pages/organiser/editor/draft';
import { problemOf } from '../src/pages/organiser/editor/upload-picture';
import { pictureSources } from '../src/ui/voting/picture-sources';
import type { Voting } from '../src/ui/voting/voting';

const path = `/pictures/${'0123456789abcdef'.repeat(2)}`;

it('A picture is loaded from the page’s own host, in a size that fits', () => {
  const sources = {
    src: `${path}/large`,
    srcSet: `${path}/small 320w, ${path}/medium 640w, ${path}/large 1280w`,
  };
  expect(pictureSources(`https://vote.example.com${path}/large`)).toEqual(sources);
  expect(pictureSources(`http://localhost:4001${path}/large`)).toEqual(sources);
});

const elsewhere = [
  'https://elsewhere.example/cat.png',
  'http://elsewhere.example/cat.png',
  'javascript:alert(1)',
  `javascript:${path}/large`,
  'data:image/svg+xml,<svg/>',
  `https://vote.example.com${path}/../../results/large`,
  '',
  'kitten',
];

it.each(elsewhere)('Nothing is loaded for %s', (address) => {
  expect(pictureSources(address)).toBeUndefined();
});

it('A voting from before loses a picture of elsewhere only where something else changes', () => {
  const voting = {
    id: 'v',
    title: 'Tea?',
    description: null,
    imageUrl: elsewhere[0],
    access: 'FREE',
    opensAt: '2026-05-01T10:00:00.000Z',
    closesAt: '2026-05-02T10:00:00.000Z',
    options: [{ id: 'v-1', label: 'Tea', imageUrl: elsewhere[0] }],
  } as unknown as Voting;
  const draft = draftOf(voting);
  expect(toUpdateInput(voting, draft)).toEqual({ id: 'v' });
  draft.options[0]!.label = 'Coffee';
  expect(toUpdateInput(voting, draft).options).toEqual([{ label: 'Coffee', imageUrl: null }]);
});

it.each([
  [{ type: 'image/jpeg', size: 1 }, undefined],
  [{ type: 'image/heic', size: 1 }, 'OTHER_FORMAT'],
  [{ type: 'image/svg+xml', size: 1 }, 'OTHER_FORMAT'],
  [{ type: '', size: 1 }, 'OTHER_FORMAT'],
  [{ type: 'image/png', size: 0 }, 'DAMAGED'],
  [{ type: 'image/png', size: 10_485_760 }, undefined],
  [{ type: 'image/png', size: 10_485_761 }, 'TOO_LARGE'],
])('The browser knows of %j', (file, problem) => {
  expect(problemOf(file)).toBe(problem);
});
