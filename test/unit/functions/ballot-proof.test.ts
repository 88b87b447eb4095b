import { NoSuchKey, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { createHandler } from '../../../functions/ballot-proof/handler';
import { createS3Reader } from '../../../functions/ballot-proof/s3-reader';

const metadata = { $metadata: {}, message: '' };
const call = { votingId: 'V', ballotId: '01234567-89ab-4def-8123-456789abcdef' };

/** What is answered for a ballot when S3 answers every request like this. */
function answerWhen(error: Error): Promise<unknown> {
  const client = new S3Client({ region: 'eu-central-1' });
  jest.spyOn(client, 'send').mockRejectedValue(error as never);
  return createHandler(createS3Reader(client, 'files'))(call);
}

it('has no proof of a ballot of a voting without a published result', async () => {
  expect(await answerWhen(new NoSuchKey(metadata))).toBeNull();
});

it('fails, and does not say that nothing is published, when it may not read', async () => {
  const denied = new S3ServiceException({ ...metadata, name: 'AccessDenied', $fault: 'client' });
  await expect(answerWhen(denied)).rejects.toThrow(denied);
});
