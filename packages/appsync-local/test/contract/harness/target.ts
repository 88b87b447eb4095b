/** The API under test: what the variables `CONTRACT_…` say, which are set for the local stack too. */
function variable(name: string): string {
  const value = process.env[`CONTRACT_${name}`];
  if (value === undefined || value === '')
    throw new Error(`CONTRACT_${name} is not set; see test/contract/README.md.`);
  return value;
}

/** Whether the runtime of this project is under test, and not AWS AppSync. */
export const isLocal = process.env['CONTRACT_LOCAL'] !== undefined;

export const target = {
  endpoint: variable('ENDPOINT'),
  apiKey: variable('APIKEY'),
  region: variable('REGION'),
  table: variable('TABLE'),
  functionArn: variable('FUNCTIONARN'),
  userPoolId: variable('USERPOOLID'),
  clientId: variable('CLIENTID'),
  /** Cognito's own unless another is named. */
  userPoolEndpoint:
    process.env['CONTRACT_USERPOOLENDPOINT'] ?? `https://cognito-idp.${variable('REGION')}.amazonaws.com/`,
  credentials: {
    accessKeyId: variable('ACCESS_KEY_ID'),
    secretAccessKey: variable('SECRET_ACCESS_KEY'),
    sessionToken: process.env['CONTRACT_SESSION_TOKEN'],
  },
  /** Folder of the local stack; its `api.json` is the API's configuration. */
  localDirectory: process.env['CONTRACT_LOCAL'],
};

/** Where subscriptions are served: an address of its own on AWS, `/realtime` below the endpoint elsewhere. */
export function realtimeUrl(): string {
  const aws = /^https:\/\/(\w{26})\.appsync-api\.([\w-]+)\.(amazonaws\.com(?:\.cn)?)\/graphql$/.exec(
    target.endpoint,
  );
  if (aws) return `wss://${aws[1]}.appsync-realtime-api.${aws[2]}.${aws[3]}/graphql`;
  return `${target.endpoint.replace(/^http/, 'ws')}/realtime`;
}
