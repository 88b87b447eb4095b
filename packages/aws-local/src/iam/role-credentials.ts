import type { AwsCredentials } from '../contract';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

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
    this.known = fs.existsSync(file)
      ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, RoleCredentials>)
      : {};
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
    this.write();
    return created;
  }

  private write(): void {
    fs.mkdirSync(path.dirname(this.file), { recursive: true });
    const temporary = `${this.file}.new`;
    fs.writeFileSync(temporary, JSON.stringify(this.known, null, 2), { mode: 0o600 });
    fs.renameSync(temporary, this.file);
  }
}

function randomBase32(length: number): string {
  return Array.from(randomBytes(length), (byte) => BASE32.charAt(byte % 32)).join('');
}
