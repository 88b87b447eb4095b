import { S3Client } from '@aws-sdk/client-s3';
import { readEnvironment, text } from '../lib/environment';
import { createHandler } from './handler';
import { createS3Reader } from './s3-reader';

const { PUBLIC_FILES_BUCKET } = readEnvironment(process.env, { PUBLIC_FILES_BUCKET: text });

/** Lambda data source of `ballotProof`. See `model/calls.ts` for the payload. */
export const handler = createHandler(createS3Reader(new S3Client({}), PUBLIC_FILES_BUCKET));
