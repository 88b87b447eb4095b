import { randomUUID } from 'node:crypto';
import { InvalidParameterError, NotAuthorizedError, UserNotFoundError } from 'cognito-local/lib/errors';
import type { AppClient } from 'cognito-local/lib/services/appClient';
import type { Messages } from 'cognito-local/lib/services/messages';
import type { DeliveryDetails } from 'cognito-local/lib/services/messageDelivery/messageDelivery';
import { selectAppropriateDeliveryMethod } from 'cognito-local/lib/services/messageDelivery/deliveryMethod';
import {
  attribute,
  attributesAppend,
  attributesToRecord,
  attributeValue,
} from 'cognito-local/lib/services/userPoolService';
import { clientMetadataOf } from '../user-pools/triggers';
import type { AuthSessions } from '../user-pools/auth-sessions';
import { NO_PASSWORD, type StoredUser, type UserPool } from '../user-pools/user-pool';
import { acceptAttributes, readAttributes, type Attribute } from './attributes';
import { checkCode, newCode, SENT_CODES_AN_HOUR } from './codes';
import { EMAIL_OTP, factorsOf } from './first-factors';
import {
  attemptKey,
  hidesUsers,
  pretendDelivery,
  refuseTakenName,
  text,
  type Input,
  type Target,
  type TargetServices,
} from './target';

/**
 * What a client may sign in by at once: the user name of a sign-up that waits for its code, or of one that has been
 * confirmed (API reference, `SignUp`, `ConfirmSignUp` and `InitiateAuth`, `Session`).
 */
export type SignUpSession = { begun: string; confirmed?: never } | { begun?: never; confirmed: string };

/**
 * `SignUp`, without a password where the pool takes codes in its place (API reference, `SignUp`, `Password`). `PreSignUp` runs once the request is well formed and before it is asked whether the name is taken, so that the
 * function may make room.
 */
export function signUp(
  { pools, triggers }: TargetServices,
  messages: Messages,
  sessions: AuthSessions<SignUpSession>,
): Target {
  return async (input) => {
    const { pool, client } = await pools.byClient(text(input, 'ClientId'));
    const { context, clock } = pools;
    if (pool.options.AdminCreateUserConfig?.AllowAdminCreateUserOnly)
      throw new NotAuthorizedError('SignUp is not permitted for this user pool');
    const name = text(input, 'Username');
    if (name === '') throw new InvalidParameterError('Missing required parameter USERNAME');
    if (pool.signsInByEmail && !name.includes('@'))
      throw new InvalidParameterError('Username should be an email.');
    const password = takesCodes(pool, input) ? NO_PASSWORD : pool.acceptPassword(input['Password']);
    const attributes = acceptAttributes(withAddress(input['UserAttributes'], name, pool), {
      pool,
      client,
      isNew: true,
    });
    const email = attributes.find(({ Name }) => Name === 'email')?.Value;
    if (pool.signsInByEmail && email?.toLowerCase() !== name.toLowerCase())
      throw new InvalidParameterError('The user name must be the e-mail address.');
    const sub = randomUUID();
    const username = pool.signsInByEmail ? sub : name;
    const metadata = { clientId: client.ClientId, clientMetadata: clientMetadataOf(input) };
    const wishes = await triggers.preSignUp({
      source: 'PreSignUp_SignUp',
      pool,
      username,
      ...metadata,
      attributes: attributesToRecord(attributes),
      validationData: validationDataOf(input),
    });
    await refuseTakenName(pools, pool, [name, email]);
    const verified = [
      ...(wishes['autoVerifyEmail'] === true ? [attribute('email_verified', 'true')] : []),
      ...(wishes['autoVerifyPhone'] === true ? [attribute('phone_number_verified', 'true')] : []),
    ];
    const user: StoredUser = {
      Attributes: [{ Name: 'sub', Value: sub }, ...attributes, ...verified],
      Enabled: true,
      Password: password,
      RefreshTokens: [],
      UserCreateDate: clock.get(),
      UserLastModifiedDate: clock.get(),
      Username: username,
      UserStatus: wishes['autoConfirmUser'] === true ? 'CONFIRMED' : 'UNCONFIRMED',
    };
    await pool.saveUser(context, user);
    if (user.UserStatus === 'CONFIRMED') {
      await triggers.postConfirmation('ConfirmSignUp', pool, user, metadata);
      return { UserConfirmed: true, UserSub: sub };
    }
    const details = addressOf(pool, user);
    if (details === null) return { UserConfirmed: false, UserSub: sub };
    const code = newCode();
    await pool.saveUser(context, { ...user, ConfirmationCode: code });
    await messages.deliver(
      context,
      'SignUp',
      client.ClientId,
      pool.id,
      user,
      code,
      metadata.clientMetadata,
      details,
    );
    const session = withSession(client, () => sessions.begin(client, { begun: username }));
    return { CodeDeliveryDetails: details, UserConfirmed: false, UserSub: sub, ...session };
  };
}

/** Whether a sign-up may do without a password, and does. */
function takesCodes(pool: UserPool, { Password }: Input): boolean {
  const isMissing = Password === undefined || Password === null || Password === '';
  return isMissing && factorsOf(pool, null).includes(EMAIL_OTP);
}

/** A session for clients that may use one: those of the flow that takes it. */
function withSession(client: AppClient, begin: () => string): { Session?: string } {
  return client.ExplicitAuthFlows?.includes('ALLOW_USER_AUTH') ? { Session: begin() } : {};
}

/** What the client says to `PreSignUp` alone, which is kept nowhere. */
function validationDataOf(input: Input): Record<string, string> | null {
  const given = input['ValidationData'];
  return given === undefined || given === null
    ? null
    : Object.fromEntries(readAttributes(given).map(({ Name, Value }) => [Name, Value]));
}

/** Where a user's code goes. @throws InvalidParameterError when the pool wants an address that the user lacks. */
function addressOf(pool: UserPool, user: StoredUser): DeliveryDetails | null {
  const wanted = pool.options.AutoVerifiedAttributes;
  const details = selectAppropriateDeliveryMethod(wanted ?? [], user);
  if (details === null && wanted)
    throw new InvalidParameterError('User has no attribute matching desired auto verified attributes');
  return details;
}

/** Where the e-mail is the user name it need not be given twice. */
function withAddress(given: unknown, username: string, pool: UserPool): Attribute[] {
  const attributes = readAttributes(given);
  const has = attributes.some(({ Name }) => Name === 'email');
  return pool.signsInByEmail && !has ? [...attributes, { Name: 'email', Value: username }] : attributes;
}

/** `ConfirmSignUp`: the code proves the address it was sent to. */
export function confirmSignUp(
  { pools, attempts, triggers }: TargetServices,
  sessions: AuthSessions<SignUpSession>,
): Target {
  return async (input) => {
    const { pool, client } = await pools.byClient(text(input, 'ClientId'));
    const username = text(input, 'Username');
    const user = await pool.getUserByUsername(pools.context, username);
    if (user === null && !hidesUsers(client))
      throw new UserNotFoundError('Username/client id combination not found.');
    if (user !== null && user.UserStatus !== 'UNCONFIRMED')
      throw new NotAuthorizedError(`User cannot be confirmed. Current status is ${user.UserStatus}`);
    const session = text(input, 'Session');
    if (session !== '' && (user === null || sessions.find(session)?.begun !== user.Username))
      throw new NotAuthorizedError('Invalid session for the user.');
    checkCode(attempts, attemptKey('confirm', pool, username), user, text(input, 'ConfirmationCode'));
    sessions.end(session);
    const proved = selectAppropriateDeliveryMethod(pool.options.AutoVerifiedAttributes ?? [], user);
    const confirmed: StoredUser = {
      ...user,
      Attributes:
        proved === null
          ? user.Attributes
          : attributesAppend(user.Attributes, attribute(`${proved.AttributeName}_verified`, 'true')),
      ConfirmationCode: undefined,
      UserStatus: 'CONFIRMED',
      UserLastModifiedDate: pools.clock.get(),
    };
    await pool.saveUser(pools.context, confirmed);
    await triggers.postConfirmation('ConfirmSignUp', pool, confirmed, {
      clientId: client.ClientId,
      clientMetadata: clientMetadataOf(input),
    });
    return withSession(client, () => sessions.begin(client, { confirmed: confirmed.Username }));
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
      clientMetadataOf(input),
      details,
    );
    return { CodeDeliveryDetails: details };
  };
}
