import { InvalidParameterError, NotAuthorizedError, UserNotFoundError } from 'cognito-local/lib/errors';
import { attributeValue } from 'cognito-local/lib/services/userPoolService';
import { clientMetadataOf } from '../user-pools/triggers';
import type { StoredUser } from '../user-pools/user-pool';
import { checkCode, codeMismatch, SENT_CODES_AN_HOUR, WRONG_CODES_AN_HOUR } from './codes';
import {
  attemptKey,
  hidesUsers,
  pretendDelivery,
  text,
  tokenHolder,
  wrongCredentials,
  type Target,
  type TargetServices,
} from './target';

/**
 * `ForgotPassword`: sends a code to a verified address. A client that hides who exists is told of a delivery for everybody
 * who cannot get one, too: unknown, disabled, without a verified address.
 * Source: Cognito developer guide, "Managing user existence error responses", "Password recovery operations".
 */
export function forgotPassword({ pools, attempts }: TargetServices, inner: Target): Target {
  return async (input) => {
    const { pool, client } = await pools.byClient(text(input, 'ClientId'));
    const username = text(input, 'Username');
    if (username === '') throw new InvalidParameterError('Missing required parameter USERNAME');
    attempts.countHourly(attemptKey('forgot', pool, username), SENT_CODES_AN_HOUR);
    const user = await pool.getUserByUsername(pools.context, username);
    if (user === null) return pretendDelivery(client, username);
    const hides = hidesUsers(client);
    if (!user.Enabled) {
      if (hides) return pretendDelivery(client, username);
      throw new NotAuthorizedError('User is disabled.');
    }
    if (user.UserStatus === 'FORCE_CHANGE_PASSWORD')
      throw new NotAuthorizedError('User password cannot be reset in the current state.');
    if (attributeValue('email_verified', user.Attributes) !== 'true') {
      if (hides) return pretendDelivery(client, username);
      throw new InvalidParameterError(
        'Cannot reset password for the user as there is no registered/verified email or phone_number',
      );
    }
    return inner(input);
  };
}

/** `ConfirmForgotPassword`: the code and a new password. Sessions go on, as on the service. */
export function confirmForgotPassword({ pools, attempts, triggers }: TargetServices): Target {
  return async (input) => {
    const { pool, client } = await pools.byClient(text(input, 'ClientId'));
    const username = text(input, 'Username');
    const user = await pool.getUserByUsername(pools.context, username);
    if (user === null && !hidesUsers(client))
      throw new UserNotFoundError('Username/client id combination not found.');
    const password = pool.acceptPassword(input['Password']);
    const key = attemptKey('reset', pool, username);
    if (user?.Enabled !== true) {
      attempts.countHourly(key, WRONG_CODES_AN_HOUR);
      throw codeMismatch();
    }
    checkCode(attempts, key, user, text(input, 'ConfirmationCode'));
    const confirmed: StoredUser = {
      ...user,
      Password: password,
      ConfirmationCode: undefined,
      UserStatus: 'CONFIRMED',
      UserLastModifiedDate: pools.clock.get(),
    };
    await pool.saveUser(pools.context, confirmed);
    attempts.passwordWasRight(attemptKey('password', pool, username));
    await triggers.postConfirmation('ConfirmForgotPassword', pool, confirmed, {
      clientId: client.ClientId,
      clientMetadata: clientMetadataOf(input),
    });
    return {};
  };
}

/**
 * `ChangePassword`, by a user who holds an access token and knows the old password. Who has none names none (API reference,
 * `ChangePassword`, `PreviousPassword`).
 */
export function changePassword(services: TargetServices): Target {
  return async (input) => {
    const { pool, user } = await tokenHolder(services, input);
    const attempts = attemptKey('password', pool, user.Username);
    services.attempts.checkPasswordLock(attempts);
    const isFirst = pool.verifierOf(user) === undefined && input['PreviousPassword'] === undefined;
    if (!isFirst && !pool.hasPassword(user, text(input, 'PreviousPassword'))) {
      services.attempts.passwordWasWrong(attempts);
      throw wrongCredentials();
    }
    const password = pool.acceptPassword(input['ProposedPassword']);
    await pool.saveUser(services.pools.context, {
      ...user,
      Password: password,
      UserLastModifiedDate: services.pools.clock.get(),
    });
    return {};
  };
}
