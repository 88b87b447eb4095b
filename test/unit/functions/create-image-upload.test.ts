import { createImageUploadHandler } from '../../../functions/create-image-upload/handler';

const handle = createImageUploadHandler({
  webOrigin: 'https://vote.example.com',
  signForm: (key, contentType, bytes) =>
    Promise.resolve({ url: 'https://s3', fields: { key, contentType, bytes: String(bytes) } }),
});
const ask = (contentType: string, bytes: number) => handle({ arguments: { input: { contentType, bytes } } });

it('signs an upload under a name that nobody guesses, and says where the picture will be', async () => {
  const { upload } = await ask('image/png', 5);
  const { key } = upload!.fields;
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  expect(upload).toEqual({
    uploadUrl: 'https://s3',
    fields: { key, contentType: 'image/png', bytes: '5' },
    imageUrl: `https://vote.example.com/pictures/${key}/large`,
  });
  expect((await ask('image/png', 5)).upload!.fields['key']).not.toBe(key);
});

it.each([
  ['image/svg+xml', 5, 'contentType'],
  ['image/gif', 5, 'contentType'],
  ['text/html', 5, 'contentType'],
  ['image/png; charset=x', 5, 'contentType'],
  ['image/png', 0, 'bytes'],
  ['image/png', -1, 'bytes'],
  ['image/png', 10_485_761, 'bytes'],
])('refuses %s of %i bytes', async (contentType, bytes, field) => {
  expect((await ask(contentType, bytes)).error).toMatchObject({ type: 'InvalidInput', info: { field } });
});
