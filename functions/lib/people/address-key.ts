import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { MailboxItem } from '../../../model/people';
import { CachedSecret } from '../secrets';
import { mailboxOf } from './mailbox';

/** What the secret of the address key holds. */
export interface AddressKey {
  key: string;
}

/** Hashes addresses with the key in Secrets Manager. */
export function mailboxHash(
  client: SecretsManagerClient,
  secretId: string,
): (address: string) => Promise<MailboxItem> {
  const secret = new CachedSecret<AddressKey>(async () => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    return SecretString;
  });
  return async (address) => mailboxOf(address, (await secret.read()).key);
}
