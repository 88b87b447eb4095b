import type { ResourcesConfig } from 'aws-amplify';

/** Where the API is, as far as Amplify has to know. */
export interface AmplifyTarget {
  endpoint: string;
  region: string;
  apiKey: string;
  userPoolId: string;
  clientId: string;
  userPoolEndpoint: string;
}

/**
 * The configuration of Amplify for the API under test. Amplify turns `http://` into `wss://`; spelled `HTTP://` an
 * endpoint on this machine is left as it is, which Node and browsers take for a plain WebSocket.
 */
export function amplifyConfiguration(target: AmplifyTarget): ResourcesConfig {
  return {
    Auth: {
      Cognito: {
        userPoolId: target.userPoolId,
        userPoolClientId: target.clientId,
        userPoolEndpoint: target.userPoolEndpoint,
      },
    },
    API: {
      GraphQL: {
        endpoint: target.endpoint.replace(/^http:/, 'HTTP:'),
        region: target.region,
        defaultAuthMode: 'apiKey',
        apiKey: target.apiKey,
      },
    },
  };
}
