import type { Resource } from '@hustings/aws-local';
import type { ApiConfiguration } from '../api-configuration';

/** Where the callers of an API sign in. */
export interface CallersPool {
  userPoolId: string;
  /** A client that takes passwords, if there is one. */
  clientId?: string;
}

/** The user pool of an API's callers, with a client of it from the same stacks. */
export function userPoolOf(
  { defaultAuthentication, additionalAuthentication }: ApiConfiguration,
  resources: readonly Resource[],
): CallersPool | undefined {
  const provider = [defaultAuthentication, ...additionalAuthentication].find(
    ({ type }) => type === 'AMAZON_COGNITO_USER_POOLS',
  );
  if (provider?.type !== 'AMAZON_COGNITO_USER_POOLS') return undefined;
  const { userPoolId } = provider;
  const clients = resources.filter(
    ({ type, properties }) =>
      type === 'AWS::Cognito::UserPoolClient' && properties['UserPoolId'] === userPoolId,
  );
  const client = clients.find(takesPasswords) ?? clients[0];
  return { userPoolId, ...(client && { clientId: client.ref }) };
}

function takesPasswords({ properties }: Resource): boolean {
  const { ExplicitAuthFlows: flows } = properties;
  return Array.isArray(flows) && flows.includes('ALLOW_USER_PASSWORD_AUTH');
}
