import { randomInt } from 'node:crypto';
import { CognitoError, ExpiredCodeError } from 'cognito-local/lib/errors';
import type { AttributeCode, StoredUser } from '../user-pools/user-pool';

/** Wrong codes that one user may send in an hour. */
export const WRONG_CODES_AN_HOUR = 5;
/** Codes sent to one user in an hour; the service's quota is five to twenty. */
export const SENT_CODES_AN_HOUR = 20;

/** Milliseconds that the code of an address is good: a day ("Quotas in Amazon Cognito", validity of codes). */
const ATTRIBUTE_CODE_MS = 86_400_000;

/** Six digits. */
export function newCode(): string {
  return randomInt(1_000_000).toString().padStart(6, '0');
}

/** Eight digits: codes to sign in with are longer than those that prove an address, as clients report of the service. */
export function newSignInCode(): string {
  return randomInt(100_000_000).toString().padStart(8, '0');
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
  if (user.ConfirmationCode !== code) throw codeMismatch();
  attempts.forget(key);
}

/** A code for an address. */
export function newAttributeCode(): AttributeCode {
  return { code: newCode(), expiresAt: Date.now() + ATTRIBUTE_CODE_MS };
}

/** Compares a code with the one an address was sent. @throws CognitoError as {@link checkCode}. */
export function checkAttributeCode(
  attempts: { countHourly(what: string, limit: number): void; forget(what: string): void },
  key: string,
  sent: AttributeCode | undefined,
  code: string,
): void {
  attempts.countHourly(key, WRONG_CODES_AN_HOUR);
  if (sent === undefined || sent.expiresAt < Date.now()) throw new ExpiredCodeError();
  if (sent.code !== code) throw codeMismatch();
  attempts.forget(key);
}

/** The words of the service for a code that is not the one it sent. */
export function codeMismatch(): CognitoError {
  return new CognitoError('CodeMismatchException', 'Invalid verification code provided, please try again.');
}
