import { InvalidParameterError, NotAuthorizedError, UserNotFoundError } from 'cognito-local/lib/errors';
import type { Messages } from 'cognito-local/lib/services/messages';
import { selectAppropriateDeliveryMethod } from 'cognito-local/lib/services/messageDelivery/deliveryMethod';
import { attribute, attributesAppend, attributeValue } from 'cognito-local/lib/services/userPoolService';
import type { UserPool } from '../user-pools/user-pool';
import { acceptAttributes, readAttributes, type Attribute } from './attributes';
import { checkCode, newCode, SENT_CODES_AN_HOUR } from './codes';
import {
  attemptKey,
  hidesUsers,
  pretendDelivery,
  text,
  usernameExists,
  type Target,
  type TargetServices,
} from './target';

/** `SignUp`: cognito-local's, behind the pool's rules for passwords, attributes and who may sign up. */
export function signUp({ pools }: TargetServices, inner: Target): Target {
  return async (input) => {
    const { pool, client } = await pools.byClient(text(input, 'ClientId'));
    if (pool.options.AdminCreateUserConfig?.AllowAdminCreateUserOnly)
      throw new NotAuthorizedError('SignUp is not permitted for this user pool');
    const username = text(input, 'Username');
    if (username === '') throw new InvalidParameterError('Missing required parameter USERNAME');
    if (pool.signsInByEmail && !username.includes('@'))
      throw new InvalidParameterError('Username should be an email.');
    pool.acceptPassword(input['Password']);
    const attributes = acceptAttributes(withAddress(input['UserAttributes'], username, pool), {
      pool,
      client,
      isNew: true,
    });
    const email = attributes.find(({ Name }) => Name === 'email')?.Value;
    if (pool.signsInByEmail && email?.toLowerCase() !== username.toLowerCase())
      throw new InvalidParameterError('The user name must be the e-mail address.');
    const known =
      (await pool.getUserByUsername(pools.context, username)) ??
      (email === undefined ? null : await pool.getUserByUsername(pools.context, email));
    if (known !== null) throw usernameExists(pool);
    return inner({ ...input, UserAttributes: attributes });
  };
}

/** Where the e-mail is the user name it need not be given twice. */
function withAddress(given: unknown, username: string, pool: UserPool): Attribute[] {
  const attributes = readAttributes(given);
  const has = attributes.some(({ Name }) => Name === 'email');
  return pool.signsInByEmail && !has ? [...attributes, { Name: 'email', Value: username }] : attributes;
}

/** `ConfirmSignUp`: the code proves the address it was sent to. */
export function confirmSignUp({ pools, attempts }: TargetServices): Target {
  return async (input) => {
    const { pool, client } = await pools.byClient(text(input, 'ClientId'));
    const username = text(input, 'Username');
    const user = await pool.getUserByUsername(pools.context, username);
    if (user === null && !hidesUsers(client))
      throw new UserNotFoundError('Username/client id combination not found.');
    if (user !== null && user.UserStatus !== 'UNCONFIRMED')
      throw new NotAuthorizedError(`User cannot be confirmed. Current status is ${user.UserStatus}`);
    checkCode(attempts, attemptKey('confirm', pool, username), user, text(input, 'ConfirmationCode'));
    const proved = selectAppropriateDeliveryMethod(pool.options.AutoVerifiedAttributes ?? [], user);
    await pool.saveUser(pools.context, {
      ...user,
      Attributes:
        proved === null
          ? user.Attributes
          : attributesAppend(user.Attributes, attribute(`${proved.AttributeName}_verified`, 'true')),
      ConfirmationCode: undefined,
      UserStatus: 'CONFIRMED',
      UserLastModifiedDate: pools.clock.get(),
    });
    return {};
  };
}

/** `ResendConfirmationCode`. */
export function resendConfirmationCode({ pools, attempts }: TargetServices, messages: Messages): Target {
  return async (input) => {
    const { pool, client } = await pools.byClient(text(input, 'ClientId'));
    const username = text(input, 'Username');
    attempts.countHourly(attemptKey('resend', pool, username), SENT_CODES_AN_HOUR);
    const user = await pool.getUserByUsername(pools.context, username);
    if (user === null) return pretendDelivery(client, username);
    if (user.UserStatus !== 'UNCONFIRMED') throw new InvalidParameterError('User is already confirmed.');
    const details = selectAppropriateDeliveryMethod(pool.options.AutoVerifiedAttributes ?? [], user);
    if (details === null)
      throw new InvalidParameterError(
        `No address to send a code to: ${attributeValue('sub', user.Attributes) ?? ''}`,
      );
    const code = newCode();
    await pool.saveUser(pools.context, { ...user, ConfirmationCode: code });
    await messages.deliver(
      pools.context,
      'ResendCode',
      client.ClientId,
      pool.id,
      user,
      code,
      undefined,
      details,
    );
    return { CodeDeliveryDetails: details };
  };
}
