import type { Addresses } from '../../local/start/addresses';

/** Where a running stack listens, and what is known of each port: hostile requests begin from what is served. */
export interface Surface {
  name: string;
  port: number;
  /** Targets that something answers. */
  targets: string[];
  /** Names for `X-Amz-Target`. */
  actions: string[];
  /** Members of bodies that something reads. */
  members: string[];
  /** Headers that let a request further in. */
  headers: Record<string, string>;
  /** A target that must answer with this status throughout. */
  health: { target: string; status: number };
}

/** What `_local/stack.json` tells. */
export type StackFacts = Pick<
  Addresses,
  'baseUrl' | 'apiKey' | 'userPoolEndpoint' | 'userPoolId' | 'userPoolClientId' | 'servicesEndpoint'
>;

const COGNITO =
  'SignUp ConfirmSignUp ResendConfirmationCode InitiateAuth RespondToAuthChallenge RevokeToken GetUser';
const COGNITO_MORE =
  'ForgotPassword ConfirmForgotPassword ChangePassword UpdateUserAttributes AdminGetUser toString __proto__';
const SERVICES =
  'AmazonSQS.SendMessage AmazonSQS.ReceiveMessage AWSStepFunctions.StartExecution secretsmanager.GetSecretValue';

/** Every port of a stack but the database's, which is Amazon's own program. */
export function surfacesOf(facts: StackFacts): Surface[] {
  const front = portOf(facts.baseUrl);
  const none = { actions: [], members: ['payment', 'id'], headers: {} };
  return [
    {
      name: 'front door',
      port: front,
      targets: [
        '/graphql',
        '/graphql?query=%7Bvotings%7Bid%7D%7D',
        '/graphql/realtime',
        '/graphiql',
        '/graphiql/settings.json',
        '/config.json',
        '/pictures/a/large',
        '/webhooks/stripe',
        '/webhooks/paypal',
        '/_local/alarms',
        '/_local/outbox?to=a',
        '/_local/dynamodb-calls?after=0',
      ],
      actions: [],
      members: ['query', 'variables', 'operationName', 'extensions'],
      headers: { 'x-api-key': facts.apiKey },
      health: { target: '/_local/alarms', status: 200 },
    },
    {
      ...none,
      name: 'web app',
      port: front + 1,
      targets: ['/', '/index.html', '/manifest.json', '/config.json', '/assets/index.js', '/votings/1'],
      health: { target: '/', status: 200 },
    },
    {
      name: 'Cognito',
      port: portOf(facts.userPoolEndpoint),
      targets: ['/', `/${facts.userPoolId}/.well-known/jwks.json`],
      actions: `${COGNITO} ${COGNITO_MORE}`
        .split(' ')
        .map((name) => `AWSCognitoIdentityProviderService.${name}`),
      members: [
        'ClientId',
        'Username',
        'Password',
        'UserAttributes',
        'AuthFlow',
        'AuthParameters',
        'AccessToken',
        'ChallengeName',
        'ChallengeResponses',
        'Session',
        'ConfirmationCode',
        'UserPoolId',
        'Token',
      ],
      headers: {},
      health: { target: `/${facts.userPoolId}/.well-known/jwks.json`, status: 200 },
    },
    {
      name: 'services',
      port: portOf(facts.servicesEndpoint),
      targets: ['/', '/000000000000/queue'],
      actions: SERVICES.split(' '),
      members: ['QueueUrl', 'MessageBody', 'stateMachineArn', 'input', 'SecretId'],
      headers: {},
      health: { target: '/', status: 403 },
    },
    {
      ...none,
      name: 'Stripe',
      port: front + 3,
      targets: [
        '/v1/checkout/sessions',
        '/v1/refunds/re_1',
        '/c/pay/cs_1',
        '/_control/record',
        '/_control/refund',
      ],
      health: { target: '/_control/record', status: 200 },
    },
    {
      ...none,
      name: 'PayPal',
      port: front + 4,
      targets: [
        '/v1/oauth2/token',
        '/v2/checkout/orders/1',
        '/checkoutnow?token=1',
        '/_control/record',
        '/_control/dispute',
      ],
      health: { target: '/_control/record', status: 200 },
    },
  ];
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}
