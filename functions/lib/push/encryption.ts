import { createCipheriv, createECDH, hkdfSync, randomBytes, type ECDH } from 'node:crypto';

/** What a browser's subscription says how to encrypt for it, in base64url. */
export interface DeviceKeys {
  /** Its public key on the curve P-256, uncompressed. */
  p256dh: string;
  /** Its authentication secret, 16 bytes. */
  auth: string;
}

/** What is chosen for each message. Chance, but where a published example is computed again. */
export interface Chosen {
  sender: ECDH;
  salt: Buffer;
}

/** Bytes that one record may have, as the header of a body says: all that a push service takes. */
const RECORD_SIZE = 4096;

/** Header of a push message (16 of salt, 4 of record size, 1 and 65 of the sender's key), delimiter and tag. */
const OVERHEAD = 16 + 4 + 1 + 65 + 1 + 16;

/** Most bytes of a message before it is encrypted: a push service takes 4,096 ("RFC 8291", section 4). */
export const LONGEST_PUSH = RECORD_SIZE - OVERHEAD;

/** Encrypts one record, which is the last one. RFC 8188, section 2. */
export function encryptRecord(secret: Buffer, salt: Buffer, keyId: Buffer, plaintext: Buffer): Buffer {
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const header = Buffer.alloc(21);
  salt.copy(header);
  header.writeUInt32BE(RECORD_SIZE, 16);
  header.writeUInt8(keyId.length, 20);
  const last = Buffer.from([2]);
  return Buffer.concat([
    header,
    keyId,
    cipher.update(plaintext),
    cipher.update(last),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/**
 * Encrypts a message for one device, so that its push service cannot read it. RFC 8291, section 3.4.
 * @throws Error when the device's key is no point of the curve, or the message is longer than {@link LONGEST_PUSH}.
 */
export function encryptPush({ p256dh, auth }: DeviceKeys, message: Buffer, chosen = chance()): Buffer {
  if (message.length > LONGEST_PUSH) throw new Error(`A push has at most ${LONGEST_PUSH} bytes.`);
  const receiverKey = Buffer.from(p256dh, 'base64url');
  const senderKey = chosen.sender.getPublicKey();
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), receiverKey, senderKey]);
  const shared = chosen.sender.computeSecret(receiverKey);
  const secret = derive(shared, Buffer.from(auth, 'base64url'), info, 32);
  return encryptRecord(secret, chosen.salt, senderKey, message);
}

function chance(): Chosen {
  const sender = createECDH('prime256v1');
  sender.generateKeys();
  return { sender, salt: randomBytes(16) };
}

function derive(secret: Buffer, salt: Buffer, info: Buffer, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info, bytes));
}
