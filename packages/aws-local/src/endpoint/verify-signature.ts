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
  body: string;
}

/** Who signed, and for which service. */
export interface Signer {
  principal: IamPrincipal;
  service: string;
}

const CLOCK_SKEW_MS = 15 * 60_000;
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/\s]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

/**
 * Verifies a SigV4 signature by making it again with the secret that IAM knows for the access key.
 * Source: IAM user guide, "Signature Version 4 for API requests".
 * @throws ServiceError in the names that the services share ("Common errors").
 */
export async function verifySignature(
  request: SignedRequest,
  principalOf: (accessKeyId: string) => IamPrincipal | undefined,
): Promise<Signer> {
  const parts = AUTHORIZATION.exec(request.headers.authorization ?? '');
  const signedAt = header(request, 'x-amz-date');
  if (parts === null || signedAt === undefined)
    throw new ServiceError(
      'MissingAuthenticationToken',
      'The request must be signed with Signature Version 4.',
      403,
    );
  const [, accessKeyId = '', day = '', region = '', service = '', names = '', signature = ''] = parts;
  const signingDate = basicIsoDate(signedAt);
  const isNear = Math.abs(Date.now() - signingDate.getTime()) <= CLOCK_SKEW_MS;
  if (!isNear || !signedAt.startsWith(day))
    throw new ServiceError('InvalidSignatureException', `Signature expired: ${signedAt}`, 403);
  const principal = principalOf(accessKeyId);
  if (principal?.sessionToken !== header(request, 'x-amz-security-token') || principal === undefined)
    throw new ServiceError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      403,
    );
  const signableHeaders = new Set(names.split(';'));
  const again = await new SignatureV4({
    credentials: { accessKeyId, secretAccessKey: principal.secretAccessKey },
    region,
    service,
    sha256: Sha256,
    applyChecksum: false,
  }).sign(toSign(request, signableHeaders), { signingDate, signableHeaders });
  const expected = AUTHORIZATION.exec(again.headers['authorization'] ?? '');
  const matches =
    signableHeaders.has('host') &&
    declaresItsBody(request) &&
    expected?.[5] === names &&
    timingSafeEqual(Buffer.from(expected[6] ?? ''), Buffer.from(signature));
  if (!matches)
    throw new ServiceError(
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided.',
      403,
    );
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
function declaresItsBody(request: SignedRequest): boolean {
  const declared = header(request, 'x-amz-content-sha256');
  return declared === undefined || declared === createHash('sha256').update(request.body).digest('hex');
}

function header({ headers }: SignedRequest, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}

/** An unreadable date gives an invalid one, which is near to no time. */
function basicIsoDate(text: string): Date {
  return new Date(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
