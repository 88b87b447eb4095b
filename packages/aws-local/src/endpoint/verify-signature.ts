import type { IamPrincipal } from '../contract';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { ServiceError } from './service-error';

/** A request as it came in. */
export interface SignedRequest {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: string | Buffer;
  /** The one service that is answered here; absent: the signature says which. */
  service?: 's3';
}

/** What a service says of a signature that it does not take. */
export interface SignatureErrors {
  unsigned(): ServiceError;
  skewed(signedAt: string): ServiceError;
  unknownKey(): ServiceError;
  invalidToken(): ServiceError;
  /** The body is not the one whose digest was signed. */
  otherBody(): ServiceError;
  mismatch(): ServiceError;
}

/** In the names that most services share ("Common errors"). */
const commonErrors: SignatureErrors = {
  unsigned: () =>
    new ServiceError(
      'MissingAuthenticationToken',
      'The request must be signed with Signature Version 4.',
      403,
    ),
  skewed: (signedAt) => new ServiceError('InvalidSignatureException', `Signature expired: ${signedAt}`, 403),
  unknownKey: invalidToken,
  invalidToken,
  otherBody: mismatch,
  mismatch,
};

/** Who signed, and for which service. */
export interface Signer {
  principal: IamPrincipal;
  service: string;
}

/** What S3 takes in place of the body's digest. */
const S3_UNSIGNED = new Set(['UNSIGNED-PAYLOAD', 'STREAMING-UNSIGNED-PAYLOAD-TRAILER']);

const CLOCK_SKEW_MS = 15 * 60_000;
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/\s]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

/**
 * Verifies a SigV4 signature by making it again with the secret that IAM knows for the access key.
 * Source: IAM user guide, "Signature Version 4 for API requests".
 * @throws ServiceError of those given.
 */
export async function verifySignature(
  request: SignedRequest,
  principalOf: (accessKeyId: string) => IamPrincipal | undefined,
  errors: SignatureErrors = commonErrors,
): Promise<Signer> {
  const parts = AUTHORIZATION.exec(request.headers.authorization ?? '');
  const signedAt = header(request, 'x-amz-date');
  if (parts === null || signedAt === undefined) throw errors.unsigned();
  const [, accessKeyId = '', day = '', region = '', service = '', names = '', signature = ''] = parts;
  const signingDate = basicIsoDate(signedAt);
  const isNear = Math.abs(Date.now() - signingDate.getTime()) <= CLOCK_SKEW_MS;
  if (!isNear || !signedAt.startsWith(day)) throw errors.skewed(signedAt);
  const principal = principalOf(accessKeyId);
  if (principal === undefined) throw errors.unknownKey();
  if (principal.sessionToken !== header(request, 'x-amz-security-token')) throw errors.invalidToken();
  const signableHeaders = new Set(names.split(';'));
  const again = await new SignatureV4({
    credentials: { accessKeyId, secretAccessKey: principal.secretAccessKey },
    region,
    service,
    sha256: Sha256,
    applyChecksum: false,
    // Of a path, S3 signs what is sent; the others escape it once more ("Create a signed AWS API request").
    uriEscapePath: service !== 's3',
  }).sign(toSign(request, signableHeaders), { signingDate, signableHeaders });
  const expected = AUTHORIZATION.exec(again.headers['authorization'] ?? '');
  const matches =
    signableHeaders.has('host') &&
    (request.service ?? service) === service &&
    (service !== 's3' || signsItsOwn(request, signableHeaders)) &&
    expected?.[5] === names &&
    timingSafeEqual(Buffer.from(expected[6] ?? ''), Buffer.from(signature));
  if (!matches) throw errors.mismatch();
  if (!declaresItsBody(request, service)) throw errors.otherBody();
  return { principal, service };
}

function toSign(request: SignedRequest, signed: Set<string>) {
  const url = new URL(request.url, 'http://signed');
  return {
    method: request.method,
    protocol: 'http:',
    hostname: request.headers.host ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries([...signed].map((name) => [name, header(request, name) ?? ''])),
    body: request.body,
  };
}

/** The signer trusts `x-amz-content-sha256`, so a header that does not fit the body must be caught here. */
function declaresItsBody(request: SignedRequest, service: string): boolean {
  const declared = header(request, 'x-amz-content-sha256');
  if (declared === undefined) return service !== 's3';
  if (service === 's3' && S3_UNSIGNED.has(declared)) return true;
  return declared === createHash('sha256').update(request.body).digest('hex');
}

/** Every `x-amz-` header of a request to S3 is to be signed ("Authenticating Requests: Using the Authorization Header"). */
function signsItsOwn({ headers }: SignedRequest, signed: Set<string>): boolean {
  return Object.keys(headers).every((name) => !name.startsWith('x-amz-') || signed.has(name));
}

function invalidToken(): ServiceError {
  return new ServiceError(
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
    403,
  );
}

function mismatch(): ServiceError {
  return new ServiceError(
    'InvalidSignatureException',
    'The request signature we calculated does not match the signature you provided.',
    403,
  );
}

function header({ headers }: SignedRequest, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}

/** An unreadable date gives an invalid one, which is near to no time. */
function basicIsoDate(text: string): Date {
  return new Date(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
