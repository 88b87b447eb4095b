import { PAYMENT_PROVIDERS, PROVIDER_NAMES } from '../../model/payment-providers';
import { demoAccounts } from '../demo/accounts';

/** What people need to know to use a running stack. */
export interface Addresses {
  baseUrl: string;
  apiKey: string;
  userPoolEndpoint: string;
  userPoolId: string;
  userPoolClientId: string;
  /** Whether a code that is sent by mail signs in. */
  signInByCode: boolean;
  /** Of SQS, SNS, Step Functions and Secrets Manager. */
  servicesEndpoint: string;
  dynamodbEndpoint: string;
  tableName: string;
  /** Of files that the web app's host serves. */
  publicFilesBucket: string;
  /** Of the function that makes link previews. */
  previewsUrl: string;
  dataDirectory: string;
  /** Of the stack, by name. */
  outputs: Readonly<Record<string, string>>;
  /** Where each payment provider is, for people. */
  payments: Record<string, string>;
}

/** The one table that `npm start` prints. */
export function addressTable(addresses: Addresses, webUrl: string): string {
  const { baseUrl } = addresses;
  const rows: [string, string][] = [
    ['Web app', webUrl],
    ['API explorer', `${baseUrl}/graphiql`],
    ['GraphQL API', `${baseUrl}/graphql`],
    ['Subscriptions', `${baseUrl.replace(/^http/, 'ws')}/graphql/realtime`],
    ['Amplify configuration', `${baseUrl}/config.json`],
    ['API key (public reads)', addresses.apiKey],
    ['User pool', `${addresses.userPoolEndpoint} (${addresses.userPoolId})`],
    ['DynamoDB', `${addresses.dynamodbEndpoint} (table ${addresses.tableName})`],
    ...PAYMENT_PROVIDERS.map((provider): [string, string] => [
      PROVIDER_NAMES[provider],
      addresses.payments[provider] ?? '',
    ]),
    ['Mail that was sent', `${baseUrl}/_local/outbox`],
    ['Data', addresses.dataDirectory],
    ...demoAccounts.map(({ label, email, password }): [string, string] => [
      `Sign in as ${label}`,
      `${email} / ${password}`,
    ]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n');
}

/** The Amplify `ResourcesConfig` of this stack. */
export function amplifyConfiguration(addresses: Addresses, region: string): unknown {
  return {
    Auth: {
      Cognito: {
        userPoolId: addresses.userPoolId,
        userPoolClientId: addresses.userPoolClientId,
        userPoolEndpoint: `${addresses.userPoolEndpoint}/`,
        ...(addresses.signInByCode && { passwordless: { emailOtpEnabled: true } }),
      },
    },
    API: {
      GraphQL: {
        // Amplify turns `http:` into `wss:` for subscriptions; spelled like this it leaves the address alone, and
        // browsers and `ws` take it as plain `ws:`.
        endpoint: `${addresses.baseUrl.replace(/^http:/, 'HTTP:')}/graphql`,
        region,
        defaultAuthMode: 'userPool',
        apiKey: addresses.apiKey,
      },
    },
  };
}
