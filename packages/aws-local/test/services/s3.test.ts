import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  DeleteObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { LocalAws } from '../../src/contract';
import { policyProblems } from '../../src/s3/bucket-policy';
import { Buckets } from '../../src/s3/buckets';
import { bucketResourceTypes } from '../../src/s3/resource-types';
import { S3Endpoint } from '../../src/s3/s3-endpoint';
import { credentials, place, Surroundings } from './surroundings';

let directory: string;
let around: Surroundings;
let buckets: Buckets;
let endpoint: S3Endpoint;
let url: string;
let client: S3Client;

const Bucket = 'files';

async function open(): Promise<void> {
  buckets = new Buckets(directory);
  await create('AWS::S3::Bucket', { BucketName: Bucket });
  endpoint = new S3Endpoint(buckets, around.iam.principal, around.log);
  url = await endpoint.open();
  client = new S3Client({ endpoint: url, region: place.region, credentials, maxAttempts: 1 });
}
beforeEach(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 's3-'));
  around = new Surroundings();
  await open();
});
afterEach(async () => {
  client.destroy();
  await endpoint.close();
  rmSync(directory, { recursive: true });
});

async function create(name: string, properties: Record<string, unknown>): Promise<string> {
  const type = bucketResourceTypes(buckets).find((each) => each.name === name)!;
  const template = { logicalId: 'Sample', type: name, metadata: {}, properties };
  const resource = { ...template, ...type.identify(template, place) };
  expect(type.check?.(resource, place) ?? []).toEqual([]);
  await type.start!(
    resource,
    Object.assign(around, { place, onStop: () => undefined }) as unknown as LocalAws,
  );
  return resource.ref;
}
const put = (Key: string, Body: string | Readable, more: object = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = (Key: string, more: object = {}) => client.send(new GetObjectCommand({ Bucket, Key, ...more }));
const textOf = async (Key: string, more: object = {}) => (await get(Key, more)).Body!.transformToString();
const refusal = (Code: string, httpStatusCode: number) => ({ name: Code, $metadata: { httpStatusCode } });

it('keeps objects with what their headers said, over a restart', async () => {
  const more = {
    ContentType: 'text/plain',
    CacheControl: 'max-age=5',
    ContentEncoding: 'br',
    Metadata: { by: 'me' },
  };
  const { ETag, ChecksumCRC32 } = await put('a b/ü+%.txt', 'hello', more);
  expect({ ETag, ChecksumCRC32 }).toEqual({
    ETag: '"5d41402abc4b2a76b9719d911017c592"',
    ChecksumCRC32: 'NhCmhg==',
  });
  client.destroy();
  await endpoint.close();
  await open();
  const { Body, ...answer } = await get('a b/ü+%.txt');
  expect(await Body!.transformToString()).toBe('hello');
  expect(answer).toMatchObject({ ...more, ETag, ChecksumCRC32, ContentLength: 5, AcceptRanges: 'bytes' });
  const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'a b/ü+%.txt' }));
  expect(head).toMatchObject({ ...more, ETag, ContentLength: 5 });
});

it('takes a stream, whose checksum comes behind it', async () => {
  const { ChecksumCRC32 } = await put('stream', Readable.from([Buffer.from('hel'), Buffer.from('lo')]), {
    ContentLength: 5,
  });
  expect(ChecksumCRC32).toBe('NhCmhg==');
  const { Body, ContentEncoding } = await get('stream');
  expect([await Body!.transformToString(), ContentEncoding]).toEqual(['hello', undefined]);
});

it('leaves the old object or the new one to a kill, and no remains', async () => {
  await put('kept', 'old');
  await put('kept', 'new');
  writeFileSync(path.join(directory, Bucket, 'contents', 'half'), 'written');
  const again = new Buckets(directory).create(Bucket);
  expect(again.objects.inOrder().map(({ key, size }) => [key, size])).toEqual([['kept', 3]]);
  expect(readdirSync(path.join(directory, Bucket, 'contents'))).toHaveLength(1);
});

it('answers ranges, and what has not changed', async () => {
  const { ETag } = await put('digits', '0123456789');
  expect(await textOf('digits', { Range: 'bytes=2-4' })).toBe('234');
  expect(await textOf('digits', { Range: 'bytes=7-99' })).toBe('789');
  expect(await textOf('digits', { Range: 'bytes=-2' })).toBe('89');
  expect((await get('digits', { Range: 'bytes=2-4' })).ContentRange).toBe('bytes 2-4/10');
  await expect(get('digits', { Range: 'bytes=10-' })).rejects.toMatchObject(refusal('InvalidRange', 416));
  await expect(get('digits', { IfNoneMatch: ETag })).rejects.toMatchObject({
    $metadata: { httpStatusCode: 304 },
  });
  await expect(get('digits', { IfMatch: '"other"' })).rejects.toMatchObject(
    refusal('PreconditionFailed', 412),
  );
});

it('writes only on the conditions given', async () => {
  await put('once', 'first', { IfNoneMatch: '*' });
  await expect(put('once', 'second', { IfNoneMatch: '*' })).rejects.toMatchObject(
    refusal('PreconditionFailed', 412),
  );
  expect(await textOf('once')).toBe('first');
});

it('refuses what arrives otherwise than it was sent', async () => {
  await expect(put('wrong', 'hello', { ChecksumCRC32: 'AAAAAA==' })).rejects.toMatchObject(
    refusal('BadDigest', 400),
  );
  await expect(put('wrong', 'hello', { ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' })).rejects.toMatchObject(
    refusal('BadDigest', 400),
  );
  expect(buckets.get(Bucket).objects.get('wrong')).toBeUndefined();
});

it('lists by prefix, by folder and by page', async () => {
  for (const key of ['b/1', 'a', 'b/2', 'c']) await put(key, key);
  const list = async (more: object) => {
    const { Contents, CommonPrefixes, NextContinuationToken, KeyCount } = await client.send(
      new ListObjectsV2Command({ Bucket, ...more }),
    );
    const keys = [
      ...(Contents ?? []).map(({ Key }) => Key),
      ...(CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
    ];
    return { keys, KeyCount, NextContinuationToken };
  };
  expect((await list({ Prefix: 'b/' })).keys).toEqual(['b/1', 'b/2']);
  expect((await list({ Delimiter: '/' })).keys).toEqual(['a', 'c', 'b/']);
  const { keys, NextContinuationToken } = await list({ MaxKeys: 3 });
  expect(keys).toEqual(['a', 'b/1', 'b/2']);
  expect((await list({ ContinuationToken: NextContinuationToken })).keys).toEqual(['c']);
});

it('deletes, also what is not there', async () => {
  await put('gone', 'x');
  for (let round = 0; round < 2; round += 1)
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }));
  await expect(get('gone')).rejects.toMatchObject(refusal('NoSuchKey', 404));
});

it('asks policies, and tells of what is missing only to those who may list', async () => {
  await put('secret/1', 'x');
  around.allows = (action, resource) => action === 's3:GetObject' && resource === 'arn:aws:s3:::files/open/1';
  await expect(get('secret/1')).rejects.toMatchObject(refusal('AccessDenied', 403));
  await expect(get('open/1')).rejects.toMatchObject(refusal('AccessDenied', 403));
  await expect(put('open/1', 'x')).rejects.toMatchObject(refusal('AccessDenied', 403));
  around.allows = (action) => action === 's3:GetObject' || action === 's3:ListBucket';
  await expect(get('open/1')).rejects.toMatchObject(refusal('NoSuchKey', 404));
});

it('lets services in by the policy of the bucket, from where it says', async () => {
  await create('AWS::S3::BucketPolicy', {
    Bucket,
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: 's3:*',
          Resource: `arn:aws:s3:::${Bucket}/*`,
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
        {
          Effect: 'Allow',
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Action: 's3:GetObject',
          Resource: `arn:aws:s3:::${Bucket}/shown/*`,
          Condition: { StringLike: { 'AWS:SourceArn': 'arn:aws:cloudfront::1:distribution/*' } },
        },
      ],
    },
  });
  await put('shown/1', 'x');
  const find = (key: string, account = '1') =>
    buckets.find(
      {
        service: 'cloudfront.amazonaws.com',
        context: { 'aws:sourcearn': `arn:aws:cloudfront::${account}:distribution/E1` },
      },
      buckets.get(Bucket),
      key,
    );
  expect(find('shown/1')).toMatchObject({ size: 1 });
  for (const hidden of [() => find('shown/2'), () => find('other/1'), () => find('shown/1', '2')])
    expect(hidden).toThrow('Access Denied');
});

it.each<[string, object, string]>([
  ['all but one', { NotPrincipal: { AWS: 'arn:aws:iam::1:role/a' } }, 'NotPrincipal'],
  ['another kind of principal', { Principal: { Federated: 'accounts.example.com' } }, 'Federated'],
  ['a condition', { Principal: '*', Condition: { IpAddress: {} } }, 'IpAddress'],
])('refuses a policy of a bucket that speaks of %s', (_, speaks, words) => {
  const statement = { Effect: 'Deny', Action: 's3:*', Resource: '*', ...speaks };
  expect(policyProblems({ Statement: [statement] })).toEqual([expect.stringContaining(words)]);
});

it('refuses by name what is not served', async () => {
  await expect(client.send(new GetObjectCommand({ Bucket: 'other', Key: 'x' }))).rejects.toMatchObject(
    refusal('NoSuchBucket', 404),
  );
  await expect(put('x', 'x', { Tagging: 'a=b' })).rejects.toMatchObject(refusal('NotImplemented', 501));
  await expect(put('x', 'x', { ACL: 'public-read' })).rejects.toMatchObject({
    $metadata: { httpStatusCode: 400 },
  });
  await expect(put('x', 'x', { ChecksumCRC32C: 'AAAAAA==' })).rejects.toMatchObject(
    refusal('NotImplemented', 501),
  );
  await expect(put('k'.repeat(1025), 'x')).rejects.toMatchObject(refusal('KeyTooLongError', 400));
  await expect(create('AWS::S3::Bucket', { WebsiteConfiguration: {} })).rejects.toThrow('not known here');
  await expect(create('AWS::S3::Bucket', { BucketName: 'Upper' })).rejects.toThrow('no name of a bucket');
});

it('answers in the words of the service to those who do not sign as they should', async () => {
  const unsigned = await fetch(`${url}/${Bucket}/x`);
  expect([unsigned.status, await unsigned.text()]).toEqual([
    403,
    expect.stringContaining('<Code>AccessDenied</Code>'),
  ]);
  const as = (other: object) =>
    new S3Client({
      endpoint: url,
      region: place.region,
      credentials: { ...credentials, ...other },
      maxAttempts: 1,
    });
  const ask = (other: object) => as(other).send(new GetObjectCommand({ Bucket, Key: 'x' }));
  await expect(ask({ accessKeyId: 'OTHER' })).rejects.toMatchObject(refusal('InvalidAccessKeyId', 403));
  await expect(ask({ secretAccessKey: 'other' })).rejects.toMatchObject(
    refusal('SignatureDoesNotMatch', 403),
  );
  await expect(ask({ sessionToken: 'other' })).rejects.toMatchObject(refusal('InvalidToken', 400));
  expect(around.lines).toEqual([]);
});
