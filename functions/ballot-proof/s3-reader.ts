import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import type { PublishedReader } from './handler';

/**
 * Published files in their bucket. S3 says which file is not there only to those who may list the bucket ("GetObject",
 * Amazon S3 API reference), and this function may: `AccessDenied` is a fault of the deployment then, and no answer.
 */
export function createS3Reader(client: Pick<S3Client, 'send'>, Bucket: string): PublishedReader {
  const read = async (Key: string, Range?: string): Promise<string> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, Range }));
    return (await Body?.transformToString()) ?? '';
  };
  return {
    text: (key) =>
      read(key).catch((error: unknown) => {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }),
    range: (key, from, to) => read(key, `bytes=${from}-${to}`),
  };
}
