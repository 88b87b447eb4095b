import { NotAuthorizedError } from 'cognito-local/lib/errors';
import type { Input } from './target';

/** An attribute as the API writes it. */
export interface Attribute {
  Name: string;
  Value?: string;
}

const SERVICE_OWNED = ['sub', 'email_verified', 'phone_number_verified', 'identities'];

/** Users write their own attributes, but not what the service vouches for. @throws NotAuthorizedError */
export function checkWritable(attributes: Attribute[]): void {
  if (attributes.some(({ Name }) => SERVICE_OWNED.includes(Name)))
    throw new NotAuthorizedError('A client attempted to write unauthorized attribute');
}

/** The same check over the input of `UpdateUserAttributes`. */
export function checkWrittenAttributes(input: Input): void {
  checkWritable((input['UserAttributes'] ?? []) as Attribute[]);
}
