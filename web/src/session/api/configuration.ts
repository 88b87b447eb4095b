import type { ResourcesConfig } from 'aws-amplify';

/** What `/config.json` says: Amplify's `ResourcesConfig` with the parts that this app cannot do without. */
export interface Configuration extends ResourcesConfig {
  Auth: {
    Cognito: {
      userPoolId: string;
      userPoolClientId: string;
      userPoolEndpoint?: string;
      /** Absent where only passwords sign in. */
      passwordless?: { emailOtpEnabled?: boolean };
    };
  };
  API: {
    GraphQL: { endpoint: string; region: string; defaultAuthMode: 'userPool' | 'apiKey'; apiKey: string };
  };
}

let current: Configuration | undefined;

/** Keeps what was read. To be called once, before anything asks. */
export function configure(configuration: Configuration): void {
  current = configuration;
}

/** Where everything is. @throws Error before {@link configure}. */
export function configured(): Configuration {
  if (current === undefined) throw new Error('Nothing is configured yet.');
  return current;
}
