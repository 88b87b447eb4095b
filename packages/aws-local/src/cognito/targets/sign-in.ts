import { randomUUID } from 'node:crypto';
import {
  CognitoError,
  InvalidParameterError,
  NotAuthorizedError,
  PasswordResetRequiredError,
  UserNotConfirmedException,
  UserNotFoundError,
} from 'cognito-local/lib/errors';
import type { AppClient } from 'cognito-local/lib/services/appClient';
import { attributesToRecord } from 'cognito-local/lib/services/userPoolService';
import { beginExchange, createVerifier, encode, proves, type SrpExchange } from '../user-pools/srp';
import type { StoredUser, UserPool } from '../user-pools/user-pool';
import {
  attemptKey,
  hidesUsers,
  text,
  wrongCredentials,
  type Input,
  type Target,
  type TargetServices,
} from './target';
import { refreshTokens } from './refresh';
import { isAskedForCode, SOFTWARE_TOKEN, useCode } from './software-token';

/** What tokens are made upon. */
type TokenOccasion = 'Authentication' | 'NewPasswordChallenge';

/** What a client must prove next, kept between `InitiateAuth` and `RespondToAuthChallenge`. */
type Challenge =
  | {
      name: 'PASSWORD_VERIFIER';
      user: StoredUser | null;
      username: string;
      exchange: SrpExchange;
      publicA: bigint;
      expiresAt: number;
    }
  | { name: 'NEW_PASSWORD_REQUIRED'; user: StoredUser; expiresAt: number }
  | { name: typeof SOFTWARE_TOKEN; username: string; source: TokenOccasion; expiresAt: number };

/** A challenge is answered within three minutes, as new clients' `AuthSessionValidity` has it. */
const CHALLENGE_MS = 180_000;
/** Anybody can begin one: so many are kept, then the oldest are forgotten. */
const MOST_CHALLENGES = 10_000;

const FLOWS: Record<string, string> = {
  USER_PASSWORD_AUTH: 'ALLOW_USER_PASSWORD_AUTH',
  USER_SRP_AUTH: 'ALLOW_USER_SRP_AUTH',
  REFRESH_TOKEN_AUTH: 'ALLOW_REFRESH_TOKEN_AUTH',
  REFRESH_TOKEN: 'ALLOW_REFRESH_TOKEN_AUTH',
};
/** What a client allows that names no flow. Source: API reference, `CreateUserPoolClient`, `ExplicitAuthFlows`. */
const DEFAULT_FLOWS = ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'];

/** `InitiateAuth` and `RespondToAuthChallenge`: passwords, SRP and refreshing. */
export class SignIn {
  private readonly challenges = new Map<string, Challenge>();

  constructor(private readonly services: TargetServices) {}

  readonly initiateAuth: Target = async (input) => {
    const { pool, client } = await this.services.pools.byClient(text(input, 'ClientId'));
    const flow = text(input, 'AuthFlow');
    const needed = FLOWS[flow];
    if (needed === undefined) throw new InvalidParameterError(`Auth flow ${flow} is not served locally.`);
    if (!(client.ExplicitAuthFlows ?? DEFAULT_FLOWS).includes(needed))
      throw new InvalidParameterError(`${flow} flow not enabled for this client`);
    const parameters = (input['AuthParameters'] ?? {}) as Input;
    if (needed === 'ALLOW_REFRESH_TOKEN_AUTH')
      return refreshTokens(this.services, pool, client, text(parameters, 'REFRESH_TOKEN'));
    return flow === 'USER_SRP_AUTH'
      ? this.beginSrp(pool, client, parameters)
      : this.signInWithPassword(pool, client, parameters);
  };

  readonly respondToAuthChallenge: Target = async (input) => {
    const { pool, client } = await this.services.pools.byClient(text(input, 'ClientId'));
    const session =
      text(input, 'Session') || text(input['ChallengeResponses'], 'PASSWORD_CLAIM_SECRET_BLOCK');
    const challenge = this.challenges.get(session);
    this.challenges.delete(session);
    if (
      challenge === undefined ||
      challenge.name !== input['ChallengeName'] ||
      challenge.expiresAt < Date.now()
    )
      throw new NotAuthorizedError('Invalid session for the user.');
    const responses = (input['ChallengeResponses'] ?? {}) as Input;
    if (challenge.name === 'PASSWORD_VERIFIER') return this.verifySrp(pool, client, challenge, responses);
    if (challenge.name === SOFTWARE_TOKEN) {
      // A code that was mistyped may be typed again, as long as the session lasts.
      this.remember(session, challenge);
      const user = await this.verifyCode(pool, challenge.username, responses);
      this.challenges.delete(session);
      return this.beginSession(pool, client, user, challenge.source);
    }
    const password = pool.acceptPassword(responses['NEW_PASSWORD']);
    const user = { ...challenge.user, Password: password, UserStatus: 'CONFIRMED' };
    await pool.saveUser(this.services.pools.context, user);
    return this.askForCode(pool, client, user, 'NewPasswordChallenge');
  };

  private async signInWithPassword(pool: UserPool, client: AppClient, parameters: Input): Promise<object> {
    const username = text(parameters, 'USERNAME');
    const password = text(parameters, 'PASSWORD');
    const attempts = attemptKey('password', pool, username);
    this.services.attempts.checkPasswordLock(attempts);
    const user = await this.find(pool, client, username);
    if (password === '') throw new InvalidParameterError('Missing required parameter PASSWORD');
    if (user === null || !pool.hasPassword(user, password)) {
      this.services.attempts.passwordWasWrong(attempts);
      throw wrongCredentials();
    }
    this.services.attempts.passwordWasRight(attempts);
    return this.completeSignIn(pool, client, user);
  }

  private async beginSrp(pool: UserPool, client: AppClient, parameters: Input): Promise<object> {
    const username = text(parameters, 'USERNAME');
    const publicA = text(parameters, 'SRP_A');
    if (!/^[0-9a-f]+$/i.test(publicA)) throw new InvalidParameterError('Missing required parameter SRP_A');
    this.services.attempts.checkPasswordLock(attemptKey('password', pool, username));
    const user = await this.find(pool, client, username);
    // An unknown user gets a challenge that nothing answers, so that asking does not tell who exists.
    const disguise = this.services.disguises.of(pool.id, username);
    const userId = user?.Username ?? disguise.userId;
    const verifier =
      (user === null ? undefined : pool.verifierOf(user)) ??
      createVerifier(pool.name, userId, randomUUID(), disguise.salt);
    const exchange = beginExchange(verifier);
    const secretBlock = exchange.secretBlock.toString('base64');
    this.remember(secretBlock, {
      name: 'PASSWORD_VERIFIER',
      user,
      username,
      exchange,
      publicA: BigInt(`0x${publicA}`),
      expiresAt: Date.now() + CHALLENGE_MS,
    });
    return {
      ChallengeName: 'PASSWORD_VERIFIER',
      ChallengeParameters: {
        USER_ID_FOR_SRP: userId,
        USERNAME: userId,
        SALT: encode(exchange.salt).toString('hex'),
        SRP_B: encode(exchange.publicB).toString('hex'),
        SECRET_BLOCK: secretBlock,
      },
    };
  }

  private async verifySrp(
    pool: UserPool,
    client: AppClient,
    { user, username, exchange, publicA }: Extract<Challenge, { name: 'PASSWORD_VERIFIER' }>,
    responses: Input,
  ): Promise<object> {
    const attempts = attemptKey('password', pool, username);
    const proved =
      user !== null &&
      proves(exchange, {
        poolName: pool.name,
        username: user.Username,
        publicA,
        timestamp: text(responses, 'TIMESTAMP'),
        signature: text(responses, 'PASSWORD_CLAIM_SIGNATURE'),
      });
    if (!proved) {
      this.services.attempts.passwordWasWrong(attempts);
      throw wrongCredentials();
    }
    this.services.attempts.passwordWasRight(attempts);
    return this.completeSignIn(pool, client, user);
  }

  private async find(pool: UserPool, client: AppClient, username: string): Promise<StoredUser | null> {
    if (username === '') throw new InvalidParameterError('Missing required parameter USERNAME');
    const user = await pool.getUserByUsername(this.services.pools.context, username);
    if (user === null && !hidesUsers(client)) throw new UserNotFoundError('User does not exist.');
    return user;
  }

  private async completeSignIn(pool: UserPool, client: AppClient, user: StoredUser): Promise<object> {
    if (!user.Enabled) throw new NotAuthorizedError('User is disabled.');
    if (user.UserStatus === 'UNCONFIRMED') throw new UserNotConfirmedException();
    if (user.UserStatus === 'RESET_REQUIRED') throw new PasswordResetRequiredError();
    if (user.UserStatus === 'FORCE_CHANGE_PASSWORD') return this.askForNewPassword(user);
    if (user.UserStatus !== 'CONFIRMED')
      throw new CognitoError('InternalErrorException', `Unexpected user status ${user.UserStatus}`);
    return this.askForCode(pool, client, user, 'Authentication');
  }

  private askForNewPassword(user: StoredUser): object {
    const session = randomUUID();
    this.remember(session, { name: 'NEW_PASSWORD_REQUIRED', user, expiresAt: Date.now() + CHALLENGE_MS });
    return {
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      ChallengeParameters: {
        USER_ID_FOR_SRP: user.Username,
        requiredAttributes: '[]',
        userAttributes: JSON.stringify(attributesToRecord(user.Attributes)),
      },
      Session: session,
    };
  }

  private async askForCode(
    pool: UserPool,
    client: AppClient,
    user: StoredUser,
    source: TokenOccasion,
  ): Promise<object> {
    if (!isAskedForCode(pool, user)) return this.beginSession(pool, client, user, source);
    const session = randomUUID();
    const expiresAt = Date.now() + CHALLENGE_MS;
    this.remember(session, { name: SOFTWARE_TOKEN, username: user.Username, source, expiresAt });
    const device = user.SoftwareTokenMfaConfiguration?.FriendlyDeviceName;
    return {
      ChallengeName: SOFTWARE_TOKEN,
      ChallengeParameters: {
        USER_ID_FOR_SRP: user.Username,
        ...(device && { FRIENDLY_DEVICE_NAME: device }),
      },
      Session: session,
    };
  }

  private async verifyCode(pool: UserPool, username: string, responses: Input): Promise<StoredUser> {
    const user = await pool.getUserByUsername(this.services.pools.context, username);
    if (user === null) throw wrongCredentials();
    const code = text(responses, 'SOFTWARE_TOKEN_MFA_CODE');
    if (code === '') throw new InvalidParameterError('Missing required parameter SOFTWARE_TOKEN_MFA_CODE');
    return useCode(this.services, pool, user, code);
  }

  private async beginSession(
    pool: UserPool,
    client: AppClient,
    known: StoredUser,
    source: TokenOccasion,
  ): Promise<object> {
    const { pools, tokens, triggers } = this.services;
    const membership = await pool.listUserGroupMembership(pools.context, known);
    const groups = await triggers.preTokenGeneration(source, pool, known, membership, client.ClientId);
    // The trigger may have changed the user, or taken the user away.
    const user = await pool.getUserByUsername(pools.context, known.Username);
    if (user === null) throw wrongCredentials();
    const { session, refreshToken } = tokens.beginSession(user, client);
    const live = user.RefreshTokens.filter((token) => tokens.isLive(token));
    await pool.saveUser(pools.context, { ...user, RefreshTokens: [...live, refreshToken] });
    return {
      ChallengeParameters: {},
      AuthenticationResult: { ...tokens.issue(user, groups, client, session), RefreshToken: refreshToken },
    };
  }

  private remember(session: string, challenge: Challenge): void {
    // In the order of their beginning: the first that is still good ends the search.
    for (const [key, { expiresAt }] of this.challenges)
      if (expiresAt < Date.now() || this.challenges.size >= MOST_CHALLENGES) this.challenges.delete(key);
      else break;
    this.challenges.set(session, challenge);
  }
}
