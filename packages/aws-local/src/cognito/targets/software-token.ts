import { CognitoError, InvalidParameterError, UserNotFoundError } from 'cognito-local/lib/errors';
import { newSecretCode, stepOfCode } from '../user-pools/one-time-codes';
import type { StoredUser, UserPool } from '../user-pools/user-pool';
import { attemptKey, text, tokenHolder, type Input, type Target, type TargetServices } from './target';

/** The factor of authenticator apps, as users have it and as a challenge is called. */
export const SOFTWARE_TOKEN = 'SOFTWARE_TOKEN_MFA';

const WRONG_CODES_AN_HOUR = 5;

/** Whether a user's sign-in ends with a code. */
export function isAskedForCode(pool: UserPool, user: StoredUser): boolean {
  return offersSoftwareToken(pool) && (user.UserMFASettingList?.includes(SOFTWARE_TOKEN) ?? false);
}

/** `AssociateSoftwareToken`: a new secret, which counts for nothing until a code of it came back. */
export function associateSoftwareToken(services: TargetServices): Target {
  return async (input) => {
    const { pool, user } = await holder(services, input);
    const SecretCode = newSecretCode();
    await pool.saveUser(services.pools.context, { ...user, PendingSecret: SecretCode });
    return { SecretCode };
  };
}

/** `VerifySoftwareToken`: a code of the new secret, which takes the place of the one before. */
export function verifySoftwareToken(services: TargetServices): Target {
  return async (input) => {
    const { pool, user } = await holder(services, input);
    const { PendingSecret: secret, ...rest } = user;
    if (secret === undefined)
      throw new InvalidParameterError('No software token has been associated that is not verified.');
    const key = attemptKey('verify software token', pool, user.Username);
    services.attempts.countHourly(key, WRONG_CODES_AN_HOUR);
    if (stepOfCode(secret, text(input, 'UserCode'), Date.now()) === undefined)
      throw new CognitoError(
        'EnableSoftwareTokenMFAException',
        'Code mismatch and fail enable Software Token MFA',
      );
    services.attempts.forget(key);
    const SoftwareTokenMfaConfiguration = {
      Secret: secret,
      Verified: true,
      ...(text(input, 'FriendlyDeviceName') && { FriendlyDeviceName: text(input, 'FriendlyDeviceName') }),
    };
    await pool.saveUser(services.pools.context, { ...rest, SoftwareTokenMfaConfiguration });
    return { Status: 'SUCCESS' };
  };
}

/** `SetUserMFAPreference`: turns codes on and off for oneself. */
export function setUserMfaPreference(services: TargetServices): Target {
  return async (input) => {
    const { pool, user } = await tokenHolder(services, input);
    await pool.saveUser(
      services.pools.context,
      preferring(pool, user, input, 'User has not set up software token mfa'),
    );
    return {};
  };
}

/** `AdminSetUserMFAPreference`: the same for somebody else, as an operator does it whose user has lost the telephone. */
export function adminSetUserMfaPreference({ pools }: TargetServices): Target {
  return async (input) => {
    const pool = pools.byId(text(input, 'UserPoolId'));
    const user = await pool.getUserByUsername(pools.context, text(input, 'Username'));
    if (user === null) throw new UserNotFoundError('User does not exist.');
    const refusal = 'User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA';
    await pool.saveUser(pools.context, preferring(pool, user, input, refusal));
    return {};
  };
}

/**
 * A code that ends a sign-in. Each is good once, also for somebody who looked over a shoulder.
 * @throws CognitoError
 */
export async function useCode(
  { pools, attempts }: TargetServices,
  pool: UserPool,
  user: StoredUser,
  code: string,
): Promise<StoredUser> {
  const secret = user.SoftwareTokenMfaConfiguration?.Secret;
  if (secret === undefined)
    throw new CognitoError(
      'SoftwareTokenMFANotFoundException',
      'Software Token MFA does not exist for the user.',
    );
  const key = attemptKey('software token', pool, user.Username);
  attempts.countHourly(key, WRONG_CODES_AN_HOUR);
  const step = stepOfCode(secret, code, Date.now());
  if (step === undefined) throw new CognitoError('CodeMismatchException', 'Invalid code received for user');
  if (step <= (user.LastCodeStep ?? 0))
    throw new CognitoError('ExpiredCodeException', 'Your software token has already been used once.');
  attempts.forget(key);
  const used = { ...user, LastCodeStep: step };
  await pool.saveUser(pools.context, used);
  return used;
}

async function holder(services: TargetServices, input: Input): Promise<{ pool: UserPool; user: StoredUser }> {
  // A session in its place is of a pool that demands a factor of everybody, which is refused in the template.
  if (input['Session'] !== undefined) throw new InvalidParameterError('Session is not served locally.');
  const found = await tokenHolder(services, input);
  if (!offersSoftwareToken(found.pool))
    throw new CognitoError(
      'SoftwareTokenMFANotFoundException',
      'Software Token MFA has not been enabled by the userPool.',
    );
  return found;
}

function offersSoftwareToken({ options }: UserPool): boolean {
  const factors = (options as { EnabledMfas?: string[] }).EnabledMfas ?? [];
  return options.MfaConfiguration === 'OPTIONAL' && factors.includes(SOFTWARE_TOKEN);
}

/** @throws InvalidParameterError with `refusal` for who has no app that is set up. */
function preferring(pool: UserPool, user: StoredUser, input: Input, refusal: string): StoredUser {
  for (const other of ['SMSMfaSettings', 'EmailMfaSettings', 'WebAuthnMfaSettings'])
    if (isOn(input[other])) throw new InvalidParameterError(`${other} is not served locally.`);
  const settings = input['SoftwareTokenMfaSettings'];
  if (settings === undefined || settings === null) return user;
  const { Enabled, PreferredMfa } = settings as { Enabled?: unknown; PreferredMfa?: unknown };
  if (Enabled === true && (!offersSoftwareToken(pool) || !user.SoftwareTokenMfaConfiguration?.Verified))
    throw new InvalidParameterError(refusal);
  if (Enabled !== true && PreferredMfa === true)
    throw new InvalidParameterError('A factor that is off cannot be preferred.');
  const { UserMFASettingList: _list, PreferredMfaSetting: _preferred, ...rest } = user;
  if (Enabled !== true) return rest;
  return {
    ...rest,
    UserMFASettingList: [SOFTWARE_TOKEN],
    ...(PreferredMfa === true && { PreferredMfaSetting: SOFTWARE_TOKEN }),
  };
}

function isOn(settings: unknown): boolean {
  const { Enabled, PreferredMfa } = (settings ?? {}) as { Enabled?: unknown; PreferredMfa?: unknown };
  return Enabled === true || PreferredMfa === true;
}
