import { sign, verify } from 'node:crypto';
import type { SigningKey } from './signing-key';

/** Claims of a token, by name. */
export type Claims = Record<string, unknown>;

/** A compact RS256 token. */
export function signJwt(key: SigningKey, claims: Claims): string {
  const head = encode({ kid: key.keyId, alg: 'RS256' });
  const body = encode(claims);
  const signature = sign('sha256', Buffer.from(`${head}.${body}`), key.privateKey);
  return `${head}.${body}.${signature.toString('base64url')}`;
}

/** The claims of a token that this key signed, or undefined. Expiry is the caller's to judge. */
export function verifyJwt(key: SigningKey, token: string): Claims | undefined {
  const [head, body, signature] = token.split('.');
  if (head === undefined || body === undefined || signature === undefined) return undefined;
  const genuine = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    key.publicKey,
    Buffer.from(signature, 'base64url'),
  );
  return genuine ? (JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims) : undefined;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
