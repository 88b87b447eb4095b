import type { S3Event } from 'aws-lambda';
import { pictureKey, type PictureOutcome } from '../../model/pictures';
import type { Log } from '../lib/log';
import type { PublicFile } from '../lib/public-files';
import { drawSizes, RefusedPicture } from './picture';

/** A file that was uploaded. */
export interface Upload {
  content: Buffer;
  contentType: string | undefined;
}

/** Where pictures come from and go to. */
export interface PictureServices {
  read: (bucket: string, key: string) => Promise<Upload>;
  publish: (file: PublicFile) => Promise<boolean>;
  log: Log;
}

/**
 * Makes a picture of each file that was uploaded, and says beside it what became of it. An event that comes twice changes
 * nothing: what is published is not replaced. The file itself goes by the bucket's lifecycle.
 */
export function processPictureHandler(services: PictureServices) {
  return async ({ Records }: S3Event): Promise<void> => {
    for (const { s3 } of Records) {
      const id = decodeURIComponent(s3.object.key.replace(/\+/g, ' '));
      await processPicture(services, id, await services.read(s3.bucket.name, id));
    }
  };
}

async function processPicture(
  { publish, log }: PictureServices,
  id: string,
  { content, contentType }: Upload,
): Promise<void> {
  let outcome: PictureOutcome = { status: 'READY' };
  try {
    for (const { size, content: drawn } of await drawSizes(content, contentType))
      await publish({ key: pictureKey(id, size), content: drawn, contentType: 'image/webp' });
  } catch (error) {
    if (!(error instanceof RefusedPicture)) throw error;
    outcome = { status: 'REFUSED', reason: error.reason };
  }
  log('info', outcome.status === 'READY' ? 'PictureReady' : 'PictureRefused', {
    bytes: content.length,
    reason: outcome.status === 'REFUSED' ? outcome.reason : undefined,
  });
  await publish({
    key: pictureKey(id, 'outcome'),
    content: JSON.stringify(outcome),
    contentType: 'application/json',
  });
}
