import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Place } from '../contract';
import { readJsonFile, replaceFile } from '../disk/files';
import { ServiceError } from '../endpoint/service-error';

/** A key that signs. The private part never leaves here. */
export interface SigningKey {
  keyId: string;
  arn: string;
  description: string;
  enabled: boolean;
  createdAt: Date;
  privateKey: KeyObject;
}

/** How a key lies on disk. */
interface KeptKey {
  pkcs8: string;
  createdAt: string;
}

/** KMS, as far as it is here: pairs on P-256 that sign. A key stays the same over restarts. */
export class SigningKeys {
  private readonly byId = new Map<string, SigningKey>();
  private readonly aliases = new Map<string, string>();

  /** @param file where private keys are kept, readable by this user alone. */
  constructor(
    private readonly place: Place,
    private readonly file: string,
  ) {}

  create(keyId: string, { description, enabled }: { description: string; enabled: boolean }): void {
    const { pkcs8, createdAt } = this.keptOnce(keyId);
    const arn = keyArn(this.place, keyId);
    const privateKey = createPrivateKey(pkcs8);
    this.byId.set(keyId, { keyId, arn, description, enabled, createdAt: new Date(createdAt), privateKey });
  }

  /** @param target id or ARN of a key. */
  alias(name: string, target: string): void {
    this.aliases.set(name, this.get(target).keyId);
  }

  /** By id, ARN, alias name or alias ARN ("KeyId"). @throws ServiceError `NotFoundException` */
  get(name: string): SigningKey {
    const prefix = keyArn(this.place, '').slice(0, -'key/'.length);
    const local = name.startsWith(prefix) ? name.slice(prefix.length) : name;
    if (local.startsWith('alias/')) {
      const target = this.aliases.get(local);
      if (target === undefined) throw notFound(`Alias ${prefix}${local} is not found.`);
      return this.byId.get(target)!;
    }
    const key = this.byId.get(local.replace(/^key\//, ''));
    if (key === undefined)
      throw notFound(`Key '${name.startsWith('arn:') ? name : `${prefix}key/${name}`}' does not exist`);
    return key;
  }

  private keptOnce(keyId: string): KeptKey {
    const kept = (readJsonFile(this.file) ?? {}) as Record<string, KeptKey>;
    const known = kept[keyId];
    if (known) return known;
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pkcs8 = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    const made = { pkcs8, createdAt: new Date().toISOString() };
    replaceFile(this.file, JSON.stringify({ ...kept, [keyId]: made }), { isSecret: true });
    return made;
  }
}

/** The ARN of a key. */
export function keyArn({ region, accountId }: Place, keyId: string): string {
  return `arn:aws:kms:${region}:${accountId}:key/${keyId}`;
}

/** The public part, a `SubjectPublicKeyInfo` in DER, in base64. */
export function publicKeyOf({ privateKey }: SigningKey): string {
  return createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64');
}

function notFound(message: string): ServiceError {
  return new ServiceError('NotFoundException', message);
}
