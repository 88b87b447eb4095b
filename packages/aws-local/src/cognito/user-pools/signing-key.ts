import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { replaceFile } from '../../disk/files';

/** The key that signs the tokens of this machine's user pools. */
export interface SigningKey {
  keyId: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
  /** The public half, as the key set serves it. */
  jwk: JsonWebKey;
}

/** Reads the machine's key, or makes one at the first start: tokens outlive a restart, and no other machine's fit. */
export function loadSigningKey(directory: string): SigningKey {
  const file = path.join(directory, 'signing-key.pem');
  if (!fs.existsSync(file)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    replaceFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), { isSecret: true });
  }
  const privateKey = createPrivateKey(fs.readFileSync(file));
  const publicKey = createPublicKey(privateKey);
  const keyId = 'local-user-pools';
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: keyId, alg: 'RS256', use: 'sig' };
  return { keyId, privateKey, publicKey, jwk };
}
