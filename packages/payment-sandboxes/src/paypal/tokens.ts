import { createHmac, timingSafeEqual } from 'node:crypto';
import { json, type Reply, type Request } from '../http/router';
import { goodKeys } from '../provider/keys';
import { PayPalFault } from './errors';
import type { PayPalState } from './state';

/** Seconds that an access token is good: nine hours, as PayPal's are. */
const LIFETIME = 32_400;

/** `POST /v1/oauth2/token` with the client's credentials. */
export function grantToken(request: Request, state: PayPalState): Reply {
  const { clientId, clientSecret } = state;
  const expected = secretsOf(state).map(
    (secret) => `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
  );
  if (!expected.includes(request.headers.authorization ?? ''))
    return json(401, { error: 'invalid_client', error_description: 'Client Authentication failed' });
  if (new URLSearchParams(request.body).get('grant_type') !== 'client_credentials')
    return json(400, { error: 'unsupported_grant_type', error_description: 'Unsupported grant_type' });
  const expiry = String(Math.floor(Date.now() / 1000) + LIFETIME);
  return json(200, {
    scope: 'https://uri.paypal.com/services/checkout',
    access_token: `A21AA.${expiry}.${seal(expiry, clientSecret)}`,
    token_type: 'Bearer',
    app_id: 'APP-SANDBOX',
    expires_in: LIFETIME,
    nonce: new Date().toISOString(),
  });
}

/** @throws PayPalFault unless the request carries a good token. Tokens outlive a restart. */
export function requireToken({ headers }: Request, state: PayPalState): void {
  const [, expiry = '', given = ''] = /^Bearer A21AA\.(\d+)\.(\w+)$/.exec(headers.authorization ?? '') ?? [];
  const genuine = secretsOf(state)
    .map((secret) => seal(expiry, secret))
    .some(
      (expected) =>
        given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected)),
    );
  if (!genuine || Number(expiry) <= Date.now() / 1000)
    throw new PayPalFault(401, 'AUTHENTICATION_FAILURE', 'Authentication failed.', 'INVALID_ACCESS_TOKEN');
}

/** An app may have two secrets at a time ("Rotate your client secret" in PayPal's documentation). */
function secretsOf(state: PayPalState): string[] {
  return goodKeys(state, 'clientSecret', state.clientSecret, Date.now());
}

const seal = (expiry: string, key: string) => createHmac('sha256', key).update(expiry).digest('hex');
