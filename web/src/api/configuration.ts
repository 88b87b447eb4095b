import type { ResourcesConfig } from 'aws-amplify';

/** What `/config.json` says: Amplify's `ResourcesConfig` with the parts that this app cannot do without. */
export interface Configuration extends ResourcesConfig {
  Auth: { Cognito: { userPoolId: string; userPoolClientId: string; userPoolEndpoint?: string } };
  API: {
    GraphQL: { endpoint: string; region: string; defaultAuthMode: 'userPool' | 'apiKey'; apiKey: string };
  };
}
