import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { readEnvironment, text } from '../lib/environment';
import { createHandler } from './handler';

const { PUBLIC_FILES_BUCKET: Bucket } = readEnvironment(process.env, { PUBLIC_FILES_BUCKET: text });
const client = new S3Client({});

/** What S3 answers for a file that is not there: to those who may not list the bucket it does not say so. */
const MISSING = ['NoSuchKey', 'AccessDenied'];

async function read(Key: string, Range?: string): Promise<string> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, Range }));
  return (await Body?.transformToString()) ?? '';
}

/** Lambda data source of `ballotProof`. See `model/calls.ts` for the payload. */
export const handler = createHandler({
  text: (key) =>
    read(key).catch((error: unknown) => {
      if (MISSING.includes((error as Error).name)) return undefined;
      throw error;
    }),
  range: (key, from, to) => read(key, `bytes=${from}-${to}`),
});
