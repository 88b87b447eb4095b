import { createHash, timingSafeEqual } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Ports } from '../ports';
import { type AuthenticatedCaller, type Credentials, headerOf } from './caller';
import { refusals } from './refusals';

const CLOCK_SKEW_MS = 5 * 60_000;
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/\s]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

/** Whether an `Authorization` header is a SigV4 signature. */
export function isSignature(authorization: string): boolean {
  return authorization.startsWith('AWS4-HMAC-SHA256');
}

/**
 * Verifies SigV4 signatures by making them again with the secret that IAM knows for the access key.
 * @throws AuthenticationFailure
 */
export function createIamVerifier(api: { apiId: string; region: string; accountId: string }, ports: Ports) {
  return async function verify(credentials: Credentials): Promise<AuthenticatedCaller> {
    const parts = AUTHORIZATION.exec(headerOf(credentials, 'authorization') ?? '');
    const signedAt = headerOf(credentials, 'x-amz-date');
    if (!parts || !signedAt) throw refusals.incompleteSignature();
    const [, accessKeyId = '', day = '', region = '', service, names = '', signature = ''] = parts;

    const signingDate = basicIsoDate(signedAt);
    if (
      !signingDate ||
      Math.abs(Date.now() - signingDate.getTime()) > CLOCK_SKEW_MS ||
      !signedAt.startsWith(day)
    )
      throw refusals.signatureExpired(signedAt);
    const principal = ports.iamPrincipal(accessKeyId);
    if (!principal || service !== 'appsync' || region !== api.region) throw refusals.unknownAccessKey();
    if (principal.sessionToken !== headerOf(credentials, 'x-amz-security-token'))
      throw refusals.unknownAccessKey();

    const signedHeaders = new Set(names.split(';'));
    if (!signedHeaders.has('host') || !declaresItsBody(credentials)) throw refusals.signatureMismatch();
    const signer = new SignatureV4({
      credentials: { accessKeyId, secretAccessKey: principal.secretAccessKey },
      region,
      service,
      sha256: Sha256,
      applyChecksum: false,
    });
    const url = new URL(credentials.path, 'http://signed');
    const headers = Object.fromEntries(
      [...signedHeaders].map((name) => [name, headerOf(credentials, name) ?? '']),
    );
    const signedAgain = await signer.sign(
      {
        method: credentials.method,
        protocol: 'https:',
        hostname: headers.host ?? '',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers,
        body: credentials.body,
      },
      { signingDate, signableHeaders: signedHeaders },
    );
    const expected = AUTHORIZATION.exec(signedAgain.headers.authorization ?? '');
    const sameHeaders = expected?.[5] === names;
    const expectedSignature = Buffer.from(expected?.[6] ?? '');
    const presentedSignature = Buffer.from(signature);
    if (
      !sameHeaders ||
      expectedSignature.length !== presentedSignature.length ||
      !timingSafeEqual(expectedSignature, presentedSignature)
    )
      throw refusals.signatureMismatch();

    const fields = `arn:aws:appsync:${api.region}:${api.accountId}:apis/${api.apiId}/types`;
    return {
      mode: 'AWS_IAM',
      groups: [],
      identity: {
        accountId: principal.accountId,
        cognitoIdentityPoolId: null,
        cognitoIdentityId: null,
        username: principal.username,
        userArn: principal.userArn,
        cognitoIdentityAuthType: null,
        cognitoIdentityAuthProvider: null,
      },
      allows: (typeName, fieldName) =>
        principal.allows('appsync:GraphQL', `${fields}/${typeName}/fields/${fieldName}`),
    };
  };
}

/** The signer trusts `x-amz-content-sha256`, so a header that does not fit the body must be caught here. */
function declaresItsBody(credentials: Credentials): boolean {
  const declared = headerOf(credentials, 'x-amz-content-sha256');
  return declared === undefined || declared === createHash('sha256').update(credentials.body).digest('hex');
}

function basicIsoDate(text: string): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number) as [number, ...number[]];
  return new Date(Date.UTC(year, month! - 1, day, hour, minute, second));
}
