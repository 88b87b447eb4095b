import { randomBytes } from 'node:crypto';
import type { AwsCredentials } from '../contract';
import { readJsonFile, replaceFile } from '../disk/files';

/** Credentials of a role, of the shape that STS gives. */
export type RoleCredentials = Required<AwsCredentials> & {
  /** The role's unique id (`AROA...`). */
  roleId: string;
};

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Random credentials for each role, kept in a file that only its owner reads: the same at every start. */
export class RoleCredentialStore {
  private readonly known: Record<string, RoleCredentials>;

  constructor(private readonly file: string) {
    this.known = (readJsonFile(file) ?? {}) as Record<string, RoleCredentials>;
  }

  of(roleArn: string): RoleCredentials {
    const known = this.known[roleArn];
    if (known !== undefined) return known;
    const created: RoleCredentials = {
      accessKeyId: `ASIA${randomBase32(16)}`,
      secretAccessKey: randomBytes(30).toString('base64'),
      sessionToken: randomBytes(120).toString('base64'),
      roleId: `AROA${randomBase32(17)}`,
    };
    this.known[roleArn] = created;
    replaceFile(this.file, JSON.stringify(this.known, null, 2), { isSecret: true });
    return created;
  }
}

function randomBase32(length: number): string {
  return Array.from(randomBytes(length), (byte) => BASE32.charAt(byte % 32)).join('');
}
