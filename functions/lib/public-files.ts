import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { PUBLISHED_FOR_EVER } from '../../model/public-files';

/** A file for everybody. */
export interface PublicFile {
  /** Folder and name: where it is found on the web app's own host. */
  key: string;
  content: Uint8Array | string;
  contentType: string;
}

/**
 * Publishes a file. What is published is never replaced, so that this may be repeated.
 * @param bucket what `PUBLIC_FILES_BUCKET` says.
 * @returns false when there is a file of that name already.
 */
export async function publishFile(
  client: Pick<S3Client, 'send'>,
  bucket: string,
  { key, content, contentType }: PublicFile,
): Promise<boolean> {
  try {
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: content,
        ContentType: contentType,
        CacheControl: PUBLISHED_FOR_EVER,
        IfNoneMatch: '*',
      }),
    );
    return true;
  } catch (error) {
    if ((error as Error).name === 'PreconditionFailed') return false;
    throw error;
  }
}
