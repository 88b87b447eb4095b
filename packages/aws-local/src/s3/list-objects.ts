import { xmlDocument } from '../endpoint/xml';
import { notImplemented, s3Error } from './errors';
import type { ObjectStore } from './object-store';

/** The namespace of S3's documents. */
const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

const PARAMETERS = ['list-type', 'prefix', 'delimiter', 'max-keys', 'start-after', 'continuation-token'];
const PAGE = 1000;

/** "ListObjectsV2", Amazon S3 API reference. @throws ServiceError */
export function listObjects(bucket: string, objects: ObjectStore, parameters: URLSearchParams): string {
  for (const name of parameters.keys())
    if (![...PARAMETERS, 'x-id'].includes(name)) throw notImplemented(`The parameter ${name}`);
  if (parameters.get('list-type') !== '2') throw notImplemented('ListObjects');
  const prefix = parameters.get('prefix') ?? '';
  const delimiter = parameters.get('delimiter') ?? '';
  const token = parameters.get('continuation-token');
  const after = token === null ? (parameters.get('start-after') ?? '') : keyOf(token);
  const limit = pageSize(parameters.get('max-keys'));

  const contents: { [name: string]: string | number }[] = [];
  const prefixes = new Set<string>();
  let last = '';
  let isTruncated = false;
  for (const { key, size, etag, lastModified } of objects.inOrder()) {
    const folder = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const common = folder < 0 ? undefined : key.slice(0, folder + delimiter.length);
    const name = common ?? key;
    if (!key.startsWith(prefix) || isUpTo(name, after) || prefixes.has(name)) continue;
    if (contents.length + prefixes.size >= limit) {
      isTruncated = limit > 0;
      break;
    }
    if (common !== undefined) prefixes.add(common);
    else
      contents.push({
        Key: key,
        LastModified: lastModified,
        ETag: etag,
        Size: size,
        StorageClass: 'STANDARD',
      });
    last = name;
  }
  return xmlDocument(
    'ListBucketResult',
    {
      Name: bucket,
      Prefix: prefix,
      Delimiter: delimiter === '' ? undefined : delimiter,
      StartAfter: parameters.get('start-after') ?? undefined,
      ContinuationToken: token ?? undefined,
      KeyCount: contents.length + prefixes.size,
      MaxKeys: limit,
      IsTruncated: isTruncated,
      NextContinuationToken: isTruncated ? Buffer.from(last).toString('base64url') : undefined,
      Contents: contents,
      CommonPrefixes: [...prefixes].map((Prefix) => ({ Prefix })),
    },
    NAMESPACE,
  );
}

function isUpTo(name: string, after: string): boolean {
  return after !== '' && Buffer.compare(Buffer.from(name), Buffer.from(after)) <= 0;
}

function pageSize(text: string | null): number {
  const size = Number(text ?? PAGE);
  if (!Number.isInteger(size) || size < 0)
    throw s3Error('InvalidArgument', 'Provided max-keys not an integer or within integer range');
  return Math.min(size, PAGE);
}

function keyOf(token: string): string {
  const key = Buffer.from(token, 'base64url').toString();
  if (key === '' || Buffer.from(key).toString('base64url') !== token)
    throw s3Error('InvalidArgument', 'The continuation token provided is incorrect');
  return key;
}
