import { Sha256 } from '@aws-crypto/sha256-js';
import { getSigningKey } from '@smithy/signature-v4';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { IamPrincipal } from '../contract';
import { notImplemented, s3Error } from './errors';
import { readMultipart } from './multipart-form';
import { attributesOf, refuseOtherHeaders } from './object-attributes';
import type { ObjectAttributes } from './object-store';
import { readPostPolicy } from './post-policy';
import { receive } from './request-body';
import { s3SignatureErrors } from './signature-errors';

/** What a form uploads, signed and within its policy. */
export interface PostedObject {
  key: string;
  content: Buffer;
  attributes: ObjectAttributes;
  caller: IamPrincipal;
  status: number;
}

/** Bytes of everything before the file. */
const FIELDS_LIMIT = 20_480;

/** Fields of the protocol: what is left of the others becomes of the object what headers would. */
const OF_PROTOCOL =
  /^(key|bucket|policy|success_action_status|x-amz-(algorithm|credential|date|signature|security-token)|x-ignore-.*)$/;

/**
 * Reads a form that a browser uploads with ("POST Object", Amazon S3 API reference): every field is covered by the signed
 * policy, and what comes behind the file is dropped.
 * @throws ServiceError
 */
export async function readPost(
  bucket: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
  principalOf: (accessKeyId: string) => IamPrincipal | undefined,
): Promise<PostedObject> {
  const { fields, file } = readForm(headers['content-type'] ?? '', body);
  const required = (name: string): string => {
    const value = fields.get(name);
    if (value !== undefined) return value;
    throw s3Error(
      'InvalidArgument',
      `Bucket POST must contain a field named '${name}'.  If it is specified, please check the order of the fields.`,
    );
  };
  const key = required('key');
  if (!fields.has('policy')) throw s3SignatureErrors.unsigned();
  const policy = readPostPolicy(required('policy'), new Date());
  const caller = await verify(fields, required, principalOf);
  policy.checkFields(fields, bucket);
  policy.checkLength(file.content.length);
  if (key.includes('${filename}')) throw notImplemented('${filename}');
  for (const name of ['acl', 'success_action_redirect', 'redirect', 'tagging'])
    if (fields.has(name)) throw notImplemented(`The field ${name}`);
  const asHeaders = Object.fromEntries([...fields].filter(([name]) => !OF_PROTOCOL.test(name)));
  refuseOtherHeaders(asHeaders);
  const { checksums } = receive(
    { ...asHeaders, 'content-length': String(file.content.length) },
    file.content,
  );
  return {
    key,
    content: file.content,
    attributes: { ...attributesOf(asHeaders), checksums },
    caller,
    status: statusOf(fields.get('success_action_status')),
  };
}

/** Anything but 200 and 201 counts as 204. */
function statusOf(wanted: string | undefined): number {
  return wanted === '200' || wanted === '201' ? Number(wanted) : 204;
}

function readForm(
  contentType: string,
  body: Buffer,
): { fields: Map<string, string>; file: { content: Buffer } } {
  const malformed = () =>
    s3Error('MalformedPOSTRequest', 'The body of your POST request is not well-formed multipart/form-data.');
  if (!/^multipart\/form-data\s*;/i.test(contentType))
    throw s3Error('PreconditionFailed', 'Bucket POST must be of the enclosure-type multipart/form-data');
  const parts = readMultipart(contentType, body);
  if (parts === undefined) throw malformed();
  const fields = new Map<string, string>();
  let length = 0;
  for (const { name: written, content } of parts) {
    const name = written.toLowerCase();
    if (name === 'file') return { fields, file: { content } };
    if (fields.has(name)) throw malformed();
    length += name.length + content.length;
    if (length > FIELDS_LIMIT)
      throw s3Error(
        'MaxPostPreDataLengthExceeded',
        'Your POST request fields preceding the upload file were too large.',
      );
    fields.set(name, content.toString());
  }
  throw s3Error('InvalidArgument', 'POST requires exactly one file upload per request.');
}

/** The signature is of the policy's text ("Authenticating Requests in Browser-Based Uploads Using POST"). */
async function verify(
  fields: ReadonlyMap<string, string>,
  required: (name: string) => string,
  principalOf: (accessKeyId: string) => IamPrincipal | undefined,
): Promise<IamPrincipal> {
  if (required('x-amz-algorithm') !== 'AWS4-HMAC-SHA256') throw notImplemented('Another algorithm');
  const [accessKeyId = '', day = '', region = '', service, request, ...more] =
    required('x-amz-credential').split('/');
  if (
    service !== 's3' ||
    request !== 'aws4_request' ||
    more.length > 0 ||
    !required('x-amz-date').startsWith(day)
  )
    throw s3Error('InvalidArgument', 'X-Amz-Credential is malformed.');
  const principal = principalOf(accessKeyId);
  if (principal === undefined) throw s3SignatureErrors.unknownKey();
  if (principal.sessionToken !== fields.get('x-amz-security-token')) throw s3SignatureErrors.invalidToken();
  const key = await getSigningKey(
    Sha256,
    { accessKeyId, secretAccessKey: principal.secretAccessKey },
    day,
    region,
    service,
  );
  const expected = createHmac('sha256', key).update(required('policy')).digest();
  const given = Buffer.from(required('x-amz-signature'), 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw s3SignatureErrors.mismatch();
  return principal;
}
