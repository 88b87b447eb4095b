import { createHash } from 'node:crypto';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { publishFile, type PublicFile } from '../public-files';

/** Files of results, below the address of the web app. */
export interface ResultFiles {
  /**
   * Publishes a file once. Repeated with the same content, it changes nothing.
   * @throws Error when another content was published under that name.
   */
  publish(file: PublicFile): Promise<void>;
  /** Publishes a text unless there is one. @returns the one that is there from then on. */
  publishFirst(file: PublicFile & { content: string }): Promise<string>;
  /** Replaces the one file whose content changes. */
  replace(file: PublicFile): Promise<void>;
}

/** Who read it shortly before asks again whether it is still so. */
const ASKED_AGAIN = 'no-cache';

/** The files in the bucket. */
export function createResultFiles(client: S3Client, bucket: string): ResultFiles {
  return {
    async publish(file) {
      if (await publishFile(client, bucket, file)) return;
      const { ETag } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: file.key }));
      // Of an object that was put whole under S3's own encryption, the tag is this ("Common response headers", S3 API).
      if (ETag !== `"${createHash('md5').update(file.content).digest('hex')}"`)
        throw new Error(`${file.key} was published with another content.`);
    },
    async publishFirst(file) {
      if (await publishFile(client, bucket, file)) return file.content;
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: file.key }));
      return (await Body?.transformToString()) ?? '';
    },
    async replace({ key, content, contentType }) {
      const object = { Bucket: bucket, Key: key, Body: content, ContentType: contentType };
      await client.send(new PutObjectCommand({ ...object, CacheControl: ASKED_AGAIN }));
    },
  };
}
