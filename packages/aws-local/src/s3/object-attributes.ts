import type { IncomingHttpHeaders } from 'node:http';
import { notImplemented, s3Error } from './errors';
import type { ObjectAttributes } from './object-store';

/** Headers that are given back as they came ("System-defined object metadata"). */
const KEPT = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];
const METADATA = 'x-amz-meta-';
/** Bytes of names and values ("User-defined object metadata"). */
const METADATA_LIMIT = 2048;

/** Headers of the protocol, or such as change nothing here. Checksums are verified elsewhere. */
const WITHOUT_MEANING =
  /^x-amz-(date|content-sha256|security-token|user-agent|decoded-content-length|trailer|sdk-checksum-algorithm|checksum-.+|expected-bucket-owner)$/;

/** Refuses headers that the service acts on and this does not. @throws ServiceError `NotImplemented` */
export function refuseOtherHeaders(headers: IncomingHttpHeaders): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith('x-amz-') || name.startsWith(METADATA) || WITHOUT_MEANING.test(name)) continue;
    // What every bucket does anyway ("Amazon S3 now automatically encrypts all new objects").
    if (name === 'x-amz-server-side-encryption' && value === 'AES256') continue;
    if (name === 'x-amz-storage-class' && value === 'STANDARD') continue;
    if (name === 'x-amz-acl') throw s3Error('InvalidRequest', 'The bucket does not allow ACLs');
    throw notImplemented(`The header ${name}`);
  }
}

/** What an upload's headers say about its object. @throws ServiceError `MetadataTooLarge` */
export function attributesOf(headers: IncomingHttpHeaders): Omit<ObjectAttributes, 'checksums'> {
  const kept = Object.fromEntries(
    KEPT.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, String(value)]];
    }),
  );
  const encodings = (kept['content-encoding'] ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && each !== 'aws-chunked');
  if (encodings.length > 0) kept['content-encoding'] = encodings.join(',');
  else delete kept['content-encoding'];
  kept['content-type'] ??= 'binary/octet-stream';
  const metadata = Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.startsWith(METADATA))
      .map(([name, value]) => [name.slice(METADATA.length), String(value)]),
  );
  if (Buffer.byteLength(Object.entries(metadata).flat().join('')) > METADATA_LIMIT)
    throw s3Error('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size');
  return { headers: kept, metadata };
}
