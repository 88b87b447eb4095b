import { createECDH, createPrivateKey, hkdfSync, sign, type KeyObject } from 'node:crypto';
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CachedSecret, renewed } from '../secrets';

/** What the secret of the sender's key holds: a text that nobody can guess, which the key is made from. */
export interface SenderSecret {
  seed: string;
}

/** The key pair by which push services know who sends. */
export interface SenderKey {
  /** Uncompressed point of the curve P-256 in base64url: `applicationServerKey` of the page. */
  publicKey: string;
  privateKey: KeyObject;
}

/** The order of the curve P-256 ("SEC 2", section 2.4.2). */
const ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');

/** Seconds that a token is good for. RFC 8292 takes 24 hours at most. */
const TOKEN_SECONDS = 12 * 3600;

/** Seconds after which another token is made. */
const TOKEN_KEPT = 3600;

/**
 * The key pair of a secret's text, always the same. Secrets Manager makes texts and no key pairs; sixteen bytes more than
 * the curve needs keep all keys equally likely ("FIPS 186-5", appendix A.2.1).
 */
export function senderKeyOf({ seed }: SenderSecret): SenderKey {
  const bytes = Buffer.from(hkdfSync('sha256', seed, '', 'hustings: key of the sender of pushes', 48));
  const scalar = (BigInt(`0x${bytes.toString('hex')}`) % (ORDER - 1n)) + 1n;
  const d = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex');
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(d);
  const point = pair.getPublicKey();
  const part = (from: number): string => point.subarray(from, from + 32).toString('base64url');
  const jwk = { kty: 'EC', crv: 'P-256', d: d.toString('base64url'), x: part(1), y: part(33) };
  return {
    publicKey: point.toString('base64url'),
    privateKey: createPrivateKey({ key: jwk, format: 'jwk' }),
  };
}

/** The key of the moment, from Secrets Manager. Another secret is noticed within minutes. */
export function senderKey(client: SecretsManagerClient, secretId: string): () => Promise<SenderKey> {
  const secret = new CachedSecret<SenderSecret>(async () => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    return SecretString;
  });
  return renewed(() => secret.read(), senderKeyOf);
}

/**
 * What says to a push service who sends: the header `authorization`, made once an hour for each service. RFC 8292.
 * @param contact `https://…` or `mailto:…`: whom the service may turn to.
 */
export function authorizations(contact: string, now: () => number) {
  const made = new Map<string, { value: string; at: number; key: SenderKey }>();
  return (key: SenderKey, audience: string): string => {
    const seconds = Math.floor(now() / 1000);
    const known = made.get(audience);
    if (known?.key === key && seconds - known.at < TOKEN_KEPT) return known.value;
    const value = `vapid t=${token(key, { aud: audience, exp: seconds + TOKEN_SECONDS, sub: contact })}, k=${key.publicKey}`;
    made.set(audience, { value, at: seconds, key });
    return value;
  };
}

function token({ privateKey }: SenderKey, claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}
