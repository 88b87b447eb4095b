import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { readEnvironment, text } from '../lib/environment';
import { log, loggingFailures } from '../lib/log';
import { createImageUploadHandler } from './handler';

const { UPLOADS_BUCKET, WEB_ORIGIN } = readEnvironment(process.env, {
  UPLOADS_BUCKET: text,
  WEB_ORIGIN: text,
});

/** Long enough for a slow connection to begin, and for no second use. */
const SECONDS = 600;

const client = new S3Client({});

/** Lambda data source of `createImageUpload`. See `model/calls.ts` for the payload. */
export const handler = loggingFailures(
  log,
  createImageUploadHandler({
    webOrigin: WEB_ORIGIN,
    signForm: (key, contentType, bytes) =>
      createPresignedPost(client, {
        Bucket: UPLOADS_BUCKET,
        Key: key,
        Fields: { 'Content-Type': contentType },
        Conditions: [['content-length-range', 1, bytes]],
        Expires: SECONDS,
      }),
  }),
);
