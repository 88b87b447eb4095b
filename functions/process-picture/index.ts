import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { readEnvironment, text } from '../lib/environment';
import { log } from '../lib/log';
import { publishFile } from '../lib/public-files';
import { processPictureHandler } from './handler';

const { PUBLIC_FILES_BUCKET } = readEnvironment(process.env, { PUBLIC_FILES_BUCKET: text });

const client = new S3Client({});

/** Called by S3 for every file that was uploaded. */
export const handler = processPictureHandler({
  read: async (Bucket, Key) => {
    const { Body, ContentType } = await client.send(new GetObjectCommand({ Bucket, Key }));
    return { content: Buffer.from((await Body?.transformToByteArray()) ?? []), contentType: ContentType };
  },
  publish: (file) => publishFile(client, PUBLIC_FILES_BUCKET, file),
  log,
});
