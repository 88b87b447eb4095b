import { InvalidParameterError } from 'cognito-local/lib/errors';
import { attributeValue } from 'cognito-local/lib/services/userPoolService';
import { firstFactors } from '../pool-settings';
import type { StoredUser, UserPool } from '../user-pools/user-pool';
import { isAskedForCode } from './software-token';

/** The factor of codes that come by mail, as pools have it and as its challenge is called. */
export const EMAIL_OTP = 'EMAIL_OTP';

/** What a client may prefer (API reference, `InitiateAuth`, `PREFERRED_CHALLENGE`). */
const CHOICES = ['PASSWORD', 'PASSWORD_SRP', EMAIL_OTP, 'SMS_OTP', 'WEB_AUTHN'];

/**
 * What a user may begin a sign-in with. A code goes to a verified address only, and never in the place of an authenticator
 * app: second factors follow passwords ("Adding MFA to a user pool", Cognito developer guide).
 * @param user null: somebody who does not exist, and seems to have all that the pool has.
 */
export function factorsOf(pool: UserPool, user: StoredUser | null): string[] {
  const allowed = firstFactors({ ...pool.options });
  const hasPassword = user === null || pool.verifierOf(user) !== undefined;
  const getsCodes =
    user === null ||
    (attributeValue('email_verified', user.Attributes) === 'true' && !isAskedForCode(pool, user));
  return [
    ...(hasPassword ? ['PASSWORD', 'PASSWORD_SRP'] : []),
    ...(allowed.includes(EMAIL_OTP) && getsCodes ? [EMAIL_OTP] : []),
  ];
}

/** @throws InvalidParameterError for what no client can choose. */
export function checkChoice(choice: string): void {
  if (!CHOICES.includes(choice)) throw new InvalidParameterError(`There is no challenge ${choice}.`);
}
