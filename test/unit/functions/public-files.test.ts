import type { PutObjectCommand } from '@aws-sdk/client-s3';
import { publishFile } from '../../../functions/lib/public-files';

const file = { key: 'results/v1.json', content: '{}', contentType: 'application/json' };

function clientThat(send: (command: PutObjectCommand) => Promise<object>) {
  return { send } as unknown as Parameters<typeof publishFile>[0];
}

it('publishes a file for ever, and replaces none', async () => {
  const sent: object[] = [];
  const client = clientThat(({ input }) =>
    sent.push(input) > 1
      ? Promise.reject(Object.assign(new Error('exists'), { name: 'PreconditionFailed' }))
      : Promise.resolve({}),
  );
  expect(await publishFile(client, 'files', file)).toBe(true);
  expect(await publishFile(client, 'files', file)).toBe(false);
  expect(sent[0]).toEqual({
    Bucket: 'files',
    Key: 'results/v1.json',
    Body: '{}',
    ContentType: 'application/json',
    CacheControl: 'public, max-age=31536000, immutable',
    IfNoneMatch: '*',
  });
});

it('says so when the bucket does not take it', async () => {
  const client = clientThat(() => Promise.reject(new Error('away')));
  await expect(publishFile(client, 'files', file)).rejects.toThrow('away');
});
