import { randomBytes, randomUUID } from 'node:crypto';
import { NotAuthorizedError } from 'cognito-local/lib/errors';
import type { AppClient } from 'cognito-local/lib/services/appClient';
import { attributesToRecord, attributeValue, type User } from 'cognito-local/lib/services/userPoolService';
import { isReadable } from './schema';
import { signJwt, verifyJwt, type Claims } from './jwt';
import type { SigningKey } from './signing-key';

/** A sign-in: what refreshed tokens have in common with the first ones. */
export interface Session {
  /** `origin_jti` of every token of the sign-in. */
  id: string;
  clientId: string;
  username: string;
  /** Seconds since the epoch. */
  signedInAt: number;
  expiresAt: number;
}

/** What the service answers to a sign-in. */
export interface IssuedTokens {
  AccessToken: string;
  IdToken: string;
  ExpiresIn: number;
  TokenType: 'Bearer';
}

/** Who holds an access token. */
export interface AccessTokenHolder {
  clientId: string;
  username: string;
  sessionId: string;
}

const SECONDS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };
type Unit = keyof typeof SECONDS;

/** Issues and checks the tokens of user pools. */
export class Tokens {
  constructor(
    private readonly key: SigningKey,
    private readonly issuerOf: (userPoolId: string) => string,
    private readonly now: () => number = () => Math.floor(Date.now() / 1000),
  ) {}

  /** Begins a session. `refreshToken` is opaque to clients; only what the user's record lists is good. */
  beginSession(user: User, client: AppClient): { session: Session; refreshToken: string } {
    const lifetime = seconds(
      client.RefreshTokenValidity,
      client.TokenValidityUnits?.RefreshToken,
      'days',
      30,
    );
    const session: Session = {
      id: randomUUID(),
      clientId: client.ClientId,
      username: user.Username,
      signedInAt: this.now(),
      expiresAt: this.now() + lifetime,
    };
    const readable = Buffer.from(JSON.stringify(session)).toString('base64url');
    return { session, refreshToken: `${readable}.${randomBytes(32).toString('base64url')}` };
  }

  /** What a refresh token says of its session. It proves nothing until the user's record lists the token. */
  sessionOf(refreshToken: string): Session | undefined {
    try {
      return JSON.parse(Buffer.from(refreshToken.split('.')[0] ?? '', 'base64url').toString()) as Session;
    } catch {
      return undefined;
    }
  }

  isLive(refreshToken: string): boolean {
    return (this.sessionOf(refreshToken)?.expiresAt ?? 0) > this.now();
  }

  issue(user: User, groups: readonly string[], client: AppClient, session: Session): IssuedTokens {
    const units = client.TokenValidityUnits;
    const accessLifetime = seconds(client.AccessTokenValidity, units?.AccessToken, 'hours', 1);
    const idLifetime = seconds(client.IdTokenValidity, units?.IdToken, 'hours', 1);
    const common: Claims = {
      sub: attributeValue('sub', user.Attributes),
      ...(groups.length > 0 ? { 'cognito:groups': groups } : {}),
      iss: this.issuerOf(client.UserPoolId),
      origin_jti: session.id,
      event_id: randomUUID(),
      auth_time: session.signedInAt,
      iat: this.now(),
    };
    return {
      AccessToken: signJwt(this.key, {
        ...common,
        client_id: client.ClientId,
        token_use: 'access',
        scope: 'aws.cognito.signin.user.admin',
        username: user.Username,
        jti: randomUUID(),
        exp: this.now() + accessLifetime,
      }),
      IdToken: signJwt(this.key, {
        ...readableAttributes(user, client),
        ...common,
        'cognito:username': user.Username,
        aud: client.ClientId,
        token_use: 'id',
        jti: randomUUID(),
        exp: this.now() + idLifetime,
      }),
      ExpiresIn: accessLifetime,
      TokenType: 'Bearer',
    };
  }

  /** @throws NotAuthorizedError for a token that is not ours or has expired. */
  holderOf(accessToken: string): AccessTokenHolder {
    const claims = verifyJwt(this.key, accessToken);
    if (claims?.['token_use'] !== 'access') throw new NotAuthorizedError('Invalid Access Token');
    if (Number(claims['exp']) <= this.now()) throw new NotAuthorizedError('Access Token has expired');
    return {
      clientId: String(claims['client_id']),
      username: String(claims['username']),
      sessionId: String(claims['origin_jti']),
    };
  }
}

function seconds(
  value: number | undefined,
  unit: string | undefined,
  byDefault: Unit,
  fallback: number,
): number {
  const factor = SECONDS[(unit as Unit | undefined) ?? byDefault];
  return value === undefined || value === 0 ? fallback * SECONDS[byDefault] : value * factor;
}

function readableAttributes(user: User, client: AppClient): Claims {
  const readable = user.Attributes.filter(({ Name }) => isReadable(Name, client));
  const { email_verified, phone_number_verified, ...rest } = attributesToRecord(readable);
  return {
    ...rest,
    ...(rest['email'] === undefined ? {} : { email_verified: email_verified === 'true' }),
    ...(rest['phone_number'] === undefined
      ? {}
      : { phone_number_verified: phone_number_verified === 'true' }),
  };
}
