import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';

/**
 * A self-signed X.509 certificate (RFC 5280), which Node can read but not make. Only what the sandbox of PayPal
 * needs: one RSA key, one name, ten years.
 */

/** A key and its certificate, both PEM. */
export interface Signer {
  privateKey: string;
  certificate: string;
}

/** Makes a new one. */
export function newSigner(commonName: string): Signer {
  const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  }) as string;
  return { privateKey, certificate: selfSigned(privateKey, commonName) };
}

function selfSigned(privateKey: string, commonName: string): string {
  const key = createPrivateKey(privateKey);
  const name = sequence(set(sequence(OBJECT_ID.commonName, element(0x0c, Buffer.from(commonName)))));
  const body = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, Buffer.concat([Buffer.from([0x01]), randomBytes(15)])),
    SHA256_WITH_RSA,
    name,
    sequence(utcTime(new Date()), utcTime(new Date(Date.now() + 3650 * 86_400_000))),
    name,
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
  );
  const signature = element(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, key)]));
  return new X509Certificate(sequence(body, SHA256_WITH_RSA, signature)).toString();
}

/** One element of DER: tag, length, content. */
function element(tag: number, ...content: Buffer[]): Buffer {
  const value = Buffer.concat(content);
  const length =
    value.length < 0x80
      ? Buffer.from([value.length])
      : Buffer.from([0x82, Math.floor(value.length / 0x100), value.length % 0x100]);
  return Buffer.concat([Buffer.from([tag]), length, value]);
}

const sequence = (...content: Buffer[]): Buffer => element(0x30, ...content);
const set = (...content: Buffer[]): Buffer => element(0x31, ...content);
const objectId = (hexadecimal: string): Buffer => element(0x06, Buffer.from(hexadecimal, 'hex'));

const OBJECT_ID = { commonName: objectId('550403'), sha256WithRsa: objectId('2a864886f70d01010b') };
const SHA256_WITH_RSA = sequence(OBJECT_ID.sha256WithRsa, element(0x05));

/** `YYMMDDHHMMSSZ` */
function utcTime(date: Date): Buffer {
  const digits = date.toISOString().replace(/\D/g, '').slice(2, 14);
  return element(0x17, Buffer.from(`${digits}Z`));
}
