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
import type { Messages } from 'cognito-local/lib/services/messages';
import { attributesToRecord, attributeValue } from 'cognito-local/lib/services/userPoolService';
import { maskAddress } from '../mask';
import { AuthSessions } from '../user-pools/auth-sessions';
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
import { newSignInCode, SENT_CODES_AN_HOUR, WRONG_CODES_AN_HOUR } from './codes';
import { checkChoice, EMAIL_OTP, factorsOf } from './first-factors';
import { refreshTokens } from './refresh';
import type { SignUpSession } from './sign-up';
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
    }
  | { name: 'NEW_PASSWORD_REQUIRED'; user: StoredUser }
  | { name: 'SELECT_CHALLENGE'; username: string }
  /** Without a code for somebody who does not exist: none is right. */
  | { name: typeof EMAIL_OTP; username: string; code: string | undefined }
  | { name: typeof SOFTWARE_TOKEN; username: string; source: TokenOccasion };

const FLOWS: Record<string, string> = {
  USER_PASSWORD_AUTH: 'ALLOW_USER_PASSWORD_AUTH',
  USER_SRP_AUTH: 'ALLOW_USER_SRP_AUTH',
  USER_AUTH: 'ALLOW_USER_AUTH',
  REFRESH_TOKEN_AUTH: 'ALLOW_REFRESH_TOKEN_AUTH',
  REFRESH_TOKEN: 'ALLOW_REFRESH_TOKEN_AUTH',
};
/** What a client allows that names no flow. Source: API reference, `CreateUserPoolClient`, `ExplicitAuthFlows`. */
const DEFAULT_FLOWS = ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'];

/** `InitiateAuth` and `RespondToAuthChallenge`: passwords, SRP, codes by mail, and refreshing. */
export class SignIn {
  private readonly challenges = new AuthSessions<Challenge>();

  /** @param signUps of sign-ups: the code of one that was just confirmed counts as a first factor, once. */
  constructor(
    private readonly services: TargetServices,
    private readonly messages: Messages,
    private readonly signUps: AuthSessions<SignUpSession>,
  ) {}

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
    if (flow === 'USER_AUTH') return this.beginChoice(pool, client, parameters, text(input, 'Session'));
    return flow === 'USER_SRP_AUTH'
      ? this.beginSrp(pool, client, parameters)
      : this.signInWithPassword(pool, client, parameters);
  };

  readonly respondToAuthChallenge: Target = async (input) => {
    const { pool, client } = await this.services.pools.byClient(text(input, 'ClientId'));
    const session =
      text(input, 'Session') || text(input['ChallengeResponses'], 'PASSWORD_CLAIM_SECRET_BLOCK');
    const challenge = this.challenges.find(session);
    // A code that was mistyped may be typed again, as long as the session lasts.
    if (challenge?.name !== SOFTWARE_TOKEN && challenge?.name !== EMAIL_OTP) this.challenges.end(session);
    if (challenge === undefined || challenge.name !== input['ChallengeName'])
      throw new NotAuthorizedError('Invalid session for the user.');
    const responses = (input['ChallengeResponses'] ?? {}) as Input;
    if (challenge.name === 'PASSWORD_VERIFIER') return this.verifySrp(pool, client, challenge, responses);
    if (challenge.name === 'SELECT_CHALLENGE') {
      const parameters = { ...responses, USERNAME: challenge.username };
      return this.beginFactor(pool, client, parameters, text(responses, 'ANSWER'));
    }
    if (challenge.name === EMAIL_OTP) {
      const user = await this.verifyMailedCode(pool, challenge, text(responses, 'EMAIL_OTP_CODE'));
      this.challenges.end(session);
      return this.beginSession(pool, client, user, 'Authentication');
    }
    if (challenge.name === SOFTWARE_TOKEN) {
      const user = await this.verifyCode(pool, challenge.username, responses);
      this.challenges.end(session);
      return this.beginSession(pool, client, user, challenge.source);
    }
    const password = pool.acceptPassword(responses['NEW_PASSWORD']);
    const user = { ...challenge.user, Password: password, UserStatus: 'CONFIRMED' };
    await pool.saveUser(this.services.pools.context, user);
    return this.askForCode(pool, client, user, 'NewPasswordChallenge');
  };

  /**
   * A sign-in whose client asks for what the user may begin with, or prefers one. Source: "Authentication flows", Cognito
   * developer guide; API reference, `InitiateAuth`: `PREFERRED_CHALLENGE`, and `Session` of a sign-up just confirmed.
   */
  private async beginChoice(
    pool: UserPool,
    client: AppClient,
    parameters: Input,
    session: string,
  ): Promise<object> {
    const username = text(parameters, 'USERNAME');
    const user = await this.find(pool, client, username);
    const factors = factorsOf(pool, user);
    if (session !== '') {
      const confirmed = this.signUps.find(session)?.confirmed;
      this.signUps.end(session);
      if (confirmed === undefined || confirmed !== user?.Username)
        throw new NotAuthorizedError('Invalid session for the user.');
      if (factors.includes(EMAIL_OTP)) return this.completeSignIn(pool, client, user);
    }
    const preferred = text(parameters, 'PREFERRED_CHALLENGE');
    if (preferred !== '') checkChoice(preferred);
    if (factors.includes(preferred)) return this.beginFactor(pool, client, parameters, preferred);
    return {
      ChallengeName: 'SELECT_CHALLENGE',
      ChallengeParameters: {},
      AvailableChallenges: factors,
      Session: this.challenges.begin(client, { name: 'SELECT_CHALLENGE', username }),
    };
  }

  private async beginFactor(
    pool: UserPool,
    client: AppClient,
    parameters: Input,
    factor: string,
  ): Promise<object> {
    checkChoice(factor);
    const user = await this.find(pool, client, text(parameters, 'USERNAME'));
    if (!factorsOf(pool, user).includes(factor))
      throw new InvalidParameterError(`${factor} is not available for this user.`);
    if (factor === 'PASSWORD') return this.signInWithPassword(pool, client, parameters);
    if (factor === 'PASSWORD_SRP') return this.beginSrp(pool, client, parameters);
    return this.mailCode(pool, client, text(parameters, 'USERNAME'), user);
  }

  /** A code to sign in with. Who does not exist, or may not sign in, seems to get one where the client hides that. */
  private async mailCode(
    pool: UserPool,
    client: AppClient,
    username: string,
    user: StoredUser | null,
  ): Promise<object> {
    this.services.attempts.countHourly(attemptKey('sign-in code', pool, username), SENT_CODES_AN_HOUR);
    const isHidden = user === null || (!user.Enabled && hidesUsers(client));
    if (!isHidden) checkStatus(user);
    const code = isHidden ? undefined : newSignInCode();
    const address = isHidden ? username : (attributeValue('email', user.Attributes) ?? username);
    if (code !== undefined && user !== null)
      // What a client says to triggers does not reach this one (API reference, `InitiateAuth`, `ClientMetadata`).
      await this.messages.deliver(
        this.services.pools.context,
        'Authentication',
        client.ClientId,
        pool.id,
        user,
        code,
        undefined,
        { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: address },
      );
    return {
      ChallengeName: EMAIL_OTP,
      ChallengeParameters: {
        CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL',
        CODE_DELIVERY_DESTINATION: maskAddress(address),
      },
      AvailableChallenges: factorsOf(pool, isHidden ? null : user),
      Session: this.challenges.begin(client, {
        name: EMAIL_OTP,
        username: user?.Username ?? username,
        code,
      }),
    };
  }

  private async verifyMailedCode(
    pool: UserPool,
    { username, code }: Extract<Challenge, { name: typeof EMAIL_OTP }>,
    typed: string,
  ): Promise<StoredUser> {
    const { attempts, pools } = this.services;
    if (typed === '') throw new InvalidParameterError('Missing required parameter EMAIL_OTP_CODE');
    const key = attemptKey('mailed code', pool, username);
    attempts.countHourly(key, WRONG_CODES_AN_HOUR);
    if (code === undefined || typed !== code)
      throw new CognitoError('CodeMismatchException', 'Invalid code or auth state for the user.');
    attempts.forget(key);
    const user = await pool.getUserByUsername(pools.context, username);
    if (user === null) throw wrongCredentials();
    checkStatus(user);
    // An app may have been turned on since.
    if (!factorsOf(pool, user).includes(EMAIL_OTP)) throw wrongCredentials();
    return user;
  }

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
    this.challenges.begin(
      client,
      { name: 'PASSWORD_VERIFIER', user, username, exchange, publicA: BigInt(`0x${publicA}`) },
      secretBlock,
    );
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
    if (user.Enabled && user.UserStatus === 'FORCE_CHANGE_PASSWORD')
      return this.askForNewPassword(client, user);
    checkStatus(user);
    return this.askForCode(pool, client, user, 'Authentication');
  }

  private askForNewPassword(client: AppClient, user: StoredUser): object {
    const session = this.challenges.begin(client, { name: 'NEW_PASSWORD_REQUIRED', user });
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
    const session = this.challenges.begin(client, { name: SOFTWARE_TOKEN, username: user.Username, source });
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
}

/** Whether an account is one to sign in to. @throws CognitoError */
function checkStatus(user: StoredUser): void {
  if (!user.Enabled) throw new NotAuthorizedError('User is disabled.');
  if (user.UserStatus === 'UNCONFIRMED') throw new UserNotConfirmedException();
  if (user.UserStatus === 'RESET_REQUIRED') throw new PasswordResetRequiredError();
  if (user.UserStatus !== 'CONFIRMED')
    throw new CognitoError('InternalErrorException', `Unexpected user status ${user.UserStatus}`);
}
