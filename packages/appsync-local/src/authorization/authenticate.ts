import type { ApiConfiguration, AuthenticationProvider } from '../api-configuration';
import type { Ports } from '../ports';
import { createApiKeyVerifier } from './api-key';
import { type AuthenticatedCaller, type Credentials, headerOf } from './caller';
import { createCognitoVerifier } from './cognito';
import { createIamVerifier, isSignature } from './iam';
import { refusals } from './refusals';

/** @throws AuthenticationFailure */
export type Authenticate = (credentials: Credentials) => AuthenticatedCaller | Promise<AuthenticatedCaller>;

/** All ways in which callers of an API may prove who they are: the default one first. */
export function providersOf(api: ApiConfiguration): AuthenticationProvider[] {
  return [api.defaultAuthentication, ...api.additionalAuthentication];
}

/**
 * Finds out who sent a request. When a request carries several credentials the API key decides, which is the order
 * of Amazon's own simulator; the documentation is silent.
 */
export function createAuthenticator(api: ApiConfiguration, ports: Ports): Authenticate {
  const providers = providersOf(api);
  const offers = (type: AuthenticationProvider['type']) =>
    providers.some((provider) => provider.type === type);
  const pools = providers.filter((provider) => provider.type === 'AMAZON_COGNITO_USER_POOLS');

  const verifyApiKey = offers('API_KEY') ? createApiKeyVerifier(api.apiKeys) : undefined;
  const verifyToken = pools.length > 0 ? createCognitoVerifier(pools, ports) : undefined;
  const verifySignature = offers('AWS_IAM') ? createIamVerifier(api, ports) : undefined;

  return (credentials) => {
    const apiKey = headerOf(credentials, 'x-api-key');
    if (apiKey !== undefined && verifyApiKey) return verifyApiKey(apiKey);
    const authorization = headerOf(credentials, 'authorization');
    if (!authorization) throw refusals.noCredentials();
    if (isSignature(authorization)) {
      if (!verifySignature) throw refusals.noCredentials();
      return verifySignature(credentials);
    }
    if (!verifyToken) throw refusals.noCredentials();
    return verifyToken(authorization.replace(/^Bearer\s+/i, ''));
  };
}
