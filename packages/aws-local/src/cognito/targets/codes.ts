import { randomInt } from 'node:crypto';
import { CognitoError, ExpiredCodeError } from 'cognito-local/lib/errors';
import type { StoredUser } from '../user-pools/user-pool';

const WRONG_CODES_AN_HOUR = 5;
/** Codes sent to one user in an hour; the service's quota is five to twenty. */
export const SENT_CODES_AN_HOUR = 20;

/** Six digits. */
export function newCode(): string {
  return randomInt(1_000_000).toString().padStart(6, '0');
}

/**
 * Compares a code with the one a user was sent.
 * @throws CognitoError `ExpiredCodeException`, `CodeMismatchException`, or `LimitExceededException` once it was
 * guessed at too often.
 */
export function checkCode(
  attempts: { countHourly(what: string, limit: number): void; forget(what: string): void },
  key: string,
  user: StoredUser | null,
  code: string,
): asserts user is StoredUser {
  attempts.countHourly(key, WRONG_CODES_AN_HOUR);
  const expiry = user?.ConfirmationCodeExpiryDate?.getTime() ?? 0;
  if (user?.ConfirmationCode === undefined || expiry < Date.now()) throw new ExpiredCodeError();
  if (user.ConfirmationCode !== code)
    throw new CognitoError('CodeMismatchException', 'Invalid verification code provided, please try again.');
  attempts.forget(key);
}
