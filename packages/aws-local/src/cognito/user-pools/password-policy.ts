import { CognitoError } from 'cognito-local/lib/errors';

/** `Policies.PasswordPolicy` of a user pool. */
export interface PasswordPolicy {
  MinimumLength?: number;
  RequireLowercase?: boolean;
  RequireUppercase?: boolean;
  RequireNumbers?: boolean;
  RequireSymbols?: boolean;
}

const MAX_LENGTH = 256;
const SYMBOLS = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/;

/**
 * Refuses a password that breaks a pool's policy, in the words of the service.
 * Source: Cognito developer guide, "Adding user pool password requirements".
 * @throws CognitoError `InvalidPasswordException`
 */
export function checkPassword(policy: PasswordPolicy, password: string): void {
  const complaint = complaintAbout(policy, password);
  if (complaint !== undefined)
    throw new CognitoError('InvalidPasswordException', `Password did not conform with policy: ${complaint}`);
}

function complaintAbout(policy: PasswordPolicy, password: string): string | undefined {
  if (password.length < (policy.MinimumLength ?? 8)) return 'Password not long enough';
  if (password.length > MAX_LENGTH) return 'Password too long';
  if (policy.RequireUppercase && !/[A-Z]/.test(password)) return 'Password must have uppercase characters';
  if (policy.RequireLowercase && !/[a-z]/.test(password)) return 'Password must have lowercase characters';
  if (policy.RequireNumbers && !/[0-9]/.test(password)) return 'Password must have numeric characters';
  if (policy.RequireSymbols && !SYMBOLS.test(password)) return 'Password must have symbol characters';
  if (password !== password.trim()) return 'Password must not have leading or trailing spaces';
  return undefined;
}
