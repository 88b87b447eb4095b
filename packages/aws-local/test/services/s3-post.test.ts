import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LocalAws } from '../../src/contract';
import { Buckets } from '../../src/s3/buckets';
import { expire } from '../../src/s3/lifecycle';
import { bucketResourceTypes } from '../../src/s3/resource-types';
import { S3Endpoint } from '../../src/s3/s3-endpoint';
import { credentials, place, Surroundings, until } from './surroundings';

const Bucket = 'uploads';
const Function = 'arn:aws:lambda:us-east-1:123456789012:function:process';
const page = 'https://vote.example.com';

let directory: string;
let around: Surroundings;
let buckets: Buckets;
let endpoint: S3Endpoint;
let url: string;
let client: S3Client;

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 's3-'));
  around = new Surroundings();
  buckets = new Buckets(directory);
  endpoint = new S3Endpoint(buckets, around.iam.principal, around.log);
  url = await endpoint.open();
  client = new S3Client({ endpoint: url, region: place.region, credentials, maxAttempts: 1 });
  const [type] = bucketResourceTypes(buckets);
  const properties = {
    BucketName: Bucket,
    CorsConfiguration: {
      CorsRules: [{ AllowedOrigins: [page], AllowedMethods: ['POST'], AllowedHeaders: ['*'], MaxAge: 60 }],
    },
    LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: 1 }] },
    NotificationConfiguration: {
      LambdaConfigurations: [
        {
          Event: 's3:ObjectCreated:*',
          Function,
          Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'in/' }] } },
        },
      ],
    },
  };
  const template = { logicalId: 'Sample', type: type!.name, metadata: {}, properties };
  const resource = { ...template, ...type!.identify(template, place) };
  expect(type!.check!(resource, place)).toEqual([]);
  await type!.start!(
    resource,
    Object.assign(around, { place, onStop: () => undefined }) as unknown as LocalAws,
  );
});
afterEach(() => {
  around.allows = () => true;
});
afterAll(async () => {
  client.destroy();
  await endpoint.close();
  rmSync(directory, { recursive: true });
});

type Fields = Record<string, string>;
const options: PresignedPostOptions = {
  Bucket,
  Key: 'in/1',
  Fields: { 'Content-Type': 'image/png' },
  Conditions: [['content-length-range', 1, 10]],
  Expires: 60,
};

/** Uploads as a browser does, with the fields that were signed or others. */
async function post(
  more: Partial<PresignedPostOptions> = {},
  {
    content = 'pixels',
    change = (fields: Fields): Fields => fields,
    to,
  }: { content?: string; change?: (fields: Fields) => Fields; to?: string } = {},
): Promise<{ status: number; code: string | undefined; text: string; headers: Headers }> {
  const signed = await createPresignedPost(client, { ...options, ...more });
  const form = new FormData();
  for (const [name, value] of Object.entries(change(signed.fields))) form.append(name, value);
  form.append('file', new Blob([content], { type: 'text/html' }), 'my picture.html');
  const response = await fetch(to ?? signed.url, { method: 'POST', body: form, headers: { origin: page } });
  const text = await response.text();
  return { status: response.status, code: /<Code>(\w+)</.exec(text)?.[1], text, headers: response.headers };
}

it('takes what the policy signed, and tells the function', async () => {
  const { status, headers } = await post();
  expect([status, headers.get('access-control-allow-origin')]).toEqual([204, page]);
  expect(buckets.get(Bucket).objects.get('in/1')).toMatchObject({
    size: 6,
    headers: { 'content-type': 'image/png' },
  });
  await until(() => around.invocations.length === 1);
  expect(around.invocations[0]).toMatchObject({
    functionArn: Function,
    payload: {
      Records: [
        {
          eventSource: 'aws:s3',
          eventName: 'ObjectCreated:Post',
          s3: { bucket: { name: Bucket }, object: { key: 'in/1', size: 6 } },
        },
      ],
    },
  });
  const { status: created, text } = await post({
    Key: 'out/1',
    Fields: { ...options.Fields, success_action_status: '201' },
  });
  expect([created, text]).toEqual([201, expect.stringContaining('<Key>out/1</Key>')]);
  expect(around.invocations).toHaveLength(1);
});

it.each<[string, Partial<PresignedPostOptions>, Parameters<typeof post>[1], number, string, string]>([
  ['too large', {}, { content: 'elevenbytes' }, 400, 'EntityTooLarge', 'exceeds the maximum'],
  ['too small', {}, { content: '' }, 400, 'EntityTooSmall', 'smaller than the minimum'],
  ['expired', { Expires: -1 }, {}, 403, 'AccessDenied', 'Policy expired.'],
  [
    'another type',
    {},
    { change: (f) => ({ ...f, 'Content-Type': 'text/html' }) },
    403,
    'AccessDenied',
    '$Content-Type',
  ],
  ['another key', {}, { change: (f) => ({ ...f, key: 'in/2' }) }, 403, 'AccessDenied', '$key'],
  [
    'a field that nobody signed',
    {},
    { change: (f) => ({ ...f, 'x-amz-meta-a': 'b' }) },
    403,
    'AccessDenied',
    'Extra input fields: x-amz-meta-a',
  ],
  ['no policy', {}, { change: ({ Policy: _, ...f }) => f }, 403, 'AccessDenied', 'Access Denied'],
  ['no key', {}, { change: ({ key: _, ...f }) => f }, 400, 'InvalidArgument', "named 'key'"],
  [
    'a policy that was changed',
    {},
    {
      change: (f) => ({
        ...f,
        Policy: Buffer.from(Buffer.from(f['Policy']!, 'base64').toString().replace('1,10', '1,99')).toString(
          'base64',
        ),
      }),
    },
    403,
    'SignatureDoesNotMatch',
    'does not match',
  ],
  [
    'no JSON',
    {},
    { change: (f) => ({ ...f, Policy: 'e30' + 'x' }) },
    400,
    'InvalidPolicyDocument',
    'Invalid',
  ],
  [
    'another key of access',
    {},
    { change: (f) => ({ ...f, 'X-Amz-Credential': f['X-Amz-Credential']!.replace('ASIA', 'AKIA') }) },
    403,
    'InvalidAccessKeyId',
    'does not exist',
  ],
  ['no token', {}, { change: ({ 'X-Amz-Security-Token': _, ...f }) => f }, 400, 'InvalidToken', 'malformed'],
  ['an access control list', { Fields: { acl: 'public-read' } }, {}, 501, 'NotImplemented', 'acl'],
])('refuses %s', async (_, more, how, status, code, words) => {
  const key = more.Key ?? 'in/1';
  buckets.get(Bucket).objects.delete(key);
  const answer = await post(more, how);
  expect([answer.status, answer.code, answer.text]).toEqual([status, code, expect.stringContaining(words)]);
  expect(buckets.get(Bucket).objects.get(key)).toBeUndefined();
});

it('refuses another bucket than the one that was signed', async () => {
  buckets.create('other');
  const answer = await post({}, { to: `${url}/other` });
  expect([answer.status, answer.text]).toEqual([403, expect.stringContaining('$bucket')]);
});

it('asks what the one who signed may do', async () => {
  around.allows = (action, resource) => action === 's3:PutObject' && resource === 'arn:aws:s3:::uploads/in/1';
  expect((await post()).status).toBe(204);
  expect((await post({ Key: 'other/1' })).code).toBe('AccessDenied');
});

it('answers what is no form, and forms without a file', async () => {
  const send = async (body: string | FormData, headers: Record<string, string> = {}) =>
    (await fetch(`${url}/${Bucket}`, { method: 'POST', body, headers })).text();
  expect(await send('{}', { 'content-type': 'application/json' })).toContain('PreconditionFailed');
  expect(await send('--x\r\n', { 'content-type': 'multipart/form-data; boundary=x' })).toContain(
    'MalformedPOSTRequest',
  );
  const form = new FormData();
  form.append('key', 'in/1');
  expect(await send(form)).toContain('exactly one file');
});

it('lets pages of the origins in its rules ask, and no others', async () => {
  const ask = (origin: string, method: string) =>
    fetch(`${url}/${Bucket}`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': method },
    });
  const allowed = await ask(page, 'POST');
  expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([200, page]);
  for (const refused of [await ask('https://elsewhere.example', 'POST'), await ask(page, 'DELETE')])
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, null]);
});

it('deletes what has expired, at the midnight after', async () => {
  const { objects } = buckets.get(Bucket);
  const { lastModified } = await objects.put('old', Buffer.from('x'), {
    headers: {},
    metadata: {},
    checksums: {},
  });
  const rules = [{ Status: 'Enabled', Prefix: 'old', ExpirationInDays: 1 }];
  const day = 24 * 3_600_000;
  expire(objects, rules, Date.parse(lastModified) + day - 1);
  expect(objects.get('old')).toBeDefined();
  expire(objects, rules, Date.parse(lastModified) + 2 * day);
  expect(objects.get('old')).toBeUndefined();
});
