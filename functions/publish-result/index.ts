import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { readEnvironment, text } from '../lib/environment';
import { log } from '../lib/log';
import { createResultFiles } from '../lib/results/published-files';
import { createBallotReader } from './ballots';
import { createHandler } from './handler';
import { createSigner } from './signer';
import { createPublicationStore } from './table-publication-store';

const environment = readEnvironment(process.env, {
  TABLE_NAME: text,
  PUBLIC_FILES_BUCKET: text,
  SIGNING_KEY_ID: text,
  WEB_ORIGIN: text,
});
const dynamodb = new DynamoDBClient({});

/** Publishes the result of a voting that is final. */
export const handler = createHandler({
  store: createPublicationStore(dynamodb, environment.TABLE_NAME),
  readBallots: createBallotReader(dynamodb, environment.TABLE_NAME),
  files: createResultFiles(new S3Client({}), environment.PUBLIC_FILES_BUCKET),
  signer: createSigner(new KMSClient({}), environment.SIGNING_KEY_ID),
  webOrigin: environment.WEB_ORIGIN,
  log,
  now: Date.now,
});
