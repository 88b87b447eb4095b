import type { ApiConfiguration, AuthenticationProvider } from '../api-configuration';
import type { Ports } from '../ports';
import { createApiKeyVerifier } from './api-key';
import { type AuthenticatedCaller, type Credentials, headerOf } from './caller';
import { createIamVerifier, isSignature } from './iam';
import { issuerOf } from './jwt';
import { createLambdaAuthorizer } from './lambda-authorizer';
import { refusals } from './refusals';
import { createTokenVerifier } from './tokens';

/** @throws AuthenticationFailure */
export type Authenticate = (credentials: Credentials) => AuthenticatedCaller | Promise<AuthenticatedCaller>;

/** All ways in which callers of an API may prove who they are: the default one first. */
export function providersOf(api: ApiConfiguration): AuthenticationProvider[] {
  return [api.defaultAuthentication, ...api.additionalAuthentication];
}

/**
 * Developer guide, "Authorization types": keys, IAM and Lambda count once among the modes of an API, a user pool and
 * an OpenID provider may not come twice.
 * @throws Error
 */
function checkProviders(providers: AuthenticationProvider[]): void {
  const names = providers.map((provider) => {
    if (provider.type === 'AMAZON_COGNITO_USER_POOLS') return `user pool ${provider.userPoolId}`;
    return provider.type === 'OPENID_CONNECT' ? `OpenID provider ${provider.issuer}` : provider.type;
  });
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined)
    throw new Error(`The API lists ${repeated} twice among its authorization modes.`);
}

/**
 * Finds out who sent a request. When a request carries several credentials the API key decides, which is the order
 * of Amazon's own simulator; the documentation is silent. An `Authorization` header goes to the first that can make
 * something of it: IAM for signatures, user pools and OpenID providers for tokens of theirs, the Lambda authorizer
 * for what is left (developer guide, "Circumventing SigV4 and OIDC token authorization limitations").
 */
export function createAuthenticator(api: ApiConfiguration, ports: Ports): Authenticate {
  const providers = providersOf(api);
  checkProviders(providers);
  const offers = (type: AuthenticationProvider['type']) =>
    providers.some((provider) => provider.type === type);
  const authorizer = providers.find((provider) => provider.type === 'AWS_LAMBDA');

  const verifyApiKey = offers('API_KEY') ? createApiKeyVerifier(api.apiKeys) : undefined;
  const verifySignature = offers('AWS_IAM') ? createIamVerifier(api, ports) : undefined;
  const verifyToken = createTokenVerifier(providers, ports);
  const askAuthorizer = authorizer && createLambdaAuthorizer(authorizer, api, ports);

  return (credentials) => {
    const apiKey = headerOf(credentials, 'x-api-key');
    if (apiKey !== undefined && verifyApiKey) return verifyApiKey(apiKey);
    const authorization = headerOf(credentials, 'authorization');
    if (!authorization) throw refusals.noCredentials();
    if (isSignature(authorization) && verifySignature) return verifySignature(credentials);
    const token = authorization.replace(/^Bearer\s+/i, '');
    if (verifyToken && !isSignature(authorization) && (!askAuthorizer || issuerOf(token) !== undefined))
      return verifyToken(token);
    if (askAuthorizer) return askAuthorizer(authorization, credentials);
    throw refusals.noCredentials();
  };
}
