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

/** A key, its certificate with the one that vouches for it, and the authority that both come from; all PEM. */
export interface VouchedSigner extends Signer {
  root: string;
}

/** Makes a signer that an authority of its own vouches for, one certificate in between. One key does for all three. */
export function newVouchedSigner(
  commonName: string,
  changes: { validTo?: Date; isIssuer?: boolean } = {},
): VouchedSigner {
  const { privateKey } = newSigner(commonName);
  const root = issue(privateKey, { subject: 'Root', issuer: 'Root', isIssuer: true });
  const between = issue(privateKey, {
    subject: 'Between',
    issuer: 'Root',
    isIssuer: changes.isIssuer ?? true,
  });
  const leaf = issue(privateKey, { subject: commonName, issuer: 'Between', validTo: changes.validTo });
  return { privateKey, root, certificate: leaf + between };
}

/** Makes a new one. */
export function newSigner(commonName: string): Signer {
  const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  }) as string;
  return { privateKey, certificate: issue(privateKey, { subject: commonName, issuer: commonName }) };
}

interface Names {
  subject: string;
  issuer: string;
  /** Whether it may vouch for others. */
  isIssuer?: boolean;
  validTo?: Date;
}

function issue(privateKey: string, { subject, issuer, isIssuer = false, validTo }: Names): string {
  const key = createPrivateKey(privateKey);
  const name = (text: string) =>
    sequence(set(sequence(OBJECT_ID.commonName, element(0x0c, Buffer.from(text)))));
  const end = validTo ?? new Date(Date.now() + 3650 * 86_400_000);
  const begin = new Date(Math.min(Date.now(), end.getTime() - 86_400_000));
  const body = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, Buffer.concat([Buffer.from([0x01]), randomBytes(15)])),
    SHA256_WITH_RSA,
    name(issuer),
    sequence(utcTime(begin), utcTime(end)),
    name(subject),
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
    ...(isIssuer ? [element(0xa3, sequence(IS_ISSUER))] : []),
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
/** "Basic Constraints" (RFC 5280, 4.2.1.9), critical, saying that it may vouch for others. */
const IS_ISSUER = sequence(
  objectId('551d13'),
  element(0x01, Buffer.from([0xff])),
  element(0x04, sequence(element(0x01, Buffer.from([0xff])))),
);
const SHA256_WITH_RSA = sequence(OBJECT_ID.sha256WithRsa, element(0x05));

/** `YYMMDDHHMMSSZ` */
function utcTime(date: Date): Buffer {
  const digits = date.toISOString().replace(/\D/g, '').slice(2, 14);
  return element(0x17, Buffer.from(`${digits}Z`));
}
