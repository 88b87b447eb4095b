/**
 * Signatures by ECDSA on P-256 with SHA-256. KMS and OpenSSL write them in DER (RFC 3279, section 2.2.3), WebCrypto takes the
 * two numbers side by side, 32 bytes each (Web Cryptography API, "ECDSA", IEEE P1363 format).
 */
import { fromBase64, type Bytes } from './bytes';

const COORDINATE = 32;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** The bytes of a public key, a `SubjectPublicKeyInfo`, from PEM; undefined if the text is none. */
export function publicKeyIn(pem: string): Bytes | undefined {
  const [, body] =
    /^\s*-----BEGIN PUBLIC KEY-----([\sA-Za-z0-9+/=]+)-----END PUBLIC KEY-----\s*$/.exec(pem) ?? [];
  return body === undefined ? undefined : fromBase64(body.replace(/\s/g, ''));
}

/** A public key in PEM. @param base64 its bytes. */
export function toPem(base64: string): string {
  const lines = base64.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----', ''].join('\n');
}

/** The two numbers of a signature side by side, from DER; undefined if the bytes are no such signature. */
export function rawSignature(der: Bytes): Bytes | undefined {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return undefined;
  const first = integerAt(der, 2);
  const second = first && integerAt(der, first.end);
  if (!first || second?.end !== der.length) return undefined;
  const raw = new Uint8Array(2 * COORDINATE);
  raw.set(first.value, COORDINATE - first.value.length);
  raw.set(second.value, 2 * COORDINATE - second.value.length);
  return raw;
}

/** A positive number in DER, without the zero that keeps it from being negative. */
function integerAt(der: Bytes, at: number): { value: Bytes; end: number } | undefined {
  const length = der[at + 1] ?? 0;
  const end = at + 2 + length;
  if (der[at] !== 0x02 || length === 0 || end > der.length) return undefined;
  const value = der.slice(der[at + 2] === 0 ? at + 3 : at + 2, end);
  return value.length <= COORDINATE ? { value, end } : undefined;
}

/** Whether a signature in DER is one by this key over these bytes. */
export async function isSignedBy(publicKey: Bytes, der: Bytes, bytes: Bytes): Promise<boolean> {
  const raw = rawSignature(der);
  if (!raw) return false;
  try {
    const key = await crypto.subtle.importKey('spki', publicKey, ALGORITHM, false, ['verify']);
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, raw, bytes);
  } catch {
    // No key of this kind.
    return false;
  }
}
