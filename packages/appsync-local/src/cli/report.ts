import type { ServedApp } from './serve';
import type { CallersPool } from './user-pool';

/** What a person needs to know about an API that is served, in lines. */
export function report(
  { baseUrl, configuration, aws, userPool }: ServedApp,
  data: string | undefined,
): string {
  const { name, apiKeys, defaultAuthentication, additionalAuthentication } = configuration;
  const modes = [defaultAuthentication, ...additionalAuthentication].map(({ type }) => type);
  const rows: [string, string][] = [
    ['GraphQL', `${baseUrl}/graphql`],
    ['Realtime', `${baseUrl.replace(/^http/, 'ws')}/graphql/realtime`],
    ['GraphiQL', `${baseUrl}/graphiql`],
    ['Callers by', modes.join(', ')],
    ...(modes.includes('API_KEY')
      ? apiKeys.map((key): [string, string] => ['API key', describeKey(key)])
      : []),
    ...(userPool ? userPoolRows(userPool, aws.cognito.endpoint) : []),
    ['Data', data ?? 'in memory; --data DIR keeps them'],
  ];
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
  return [name, ...rows.map(([label, value]) => `  ${label.padEnd(width)}${value}`)].join('\n');
}

function describeKey({ key, expires }: { key: string; expires: number }): string {
  return expires * 1000 > Date.now()
    ? key
    : `${key} (expired on ${new Date(expires * 1000).toISOString().slice(0, 10)} and refused)`;
}

function userPoolRows({ userPoolId, clientId }: CallersPool, endpoint: string): [string, string][] {
  return [
    ['Cognito', `${endpoint}/`],
    ['User pool', userPoolId],
    ...(clientId === undefined ? [] : [['App client', clientId] as [string, string]]),
  ];
}

/** What is not served beside the API: what has no counterpart here by type, the rest one by one. */
export function reportLacking(lacking: ServedApp['lacking']): string {
  const types = new Map<string, number>();
  const others: string[] = [];
  for (const { type, unknownType, message } of lacking)
    if (unknownType) types.set(type, (types.get(type) ?? 0) + 1);
    else others.push(message);
  const known = [...types].map(([type, count]) => (count === 1 ? type : `${type} (${count})`));
  return [
    'Not served, beside the API:',
    ...(known.length > 0 ? [`  - ${known.join(', ')}`] : []),
    ...[...new Set(others)].map((message) => `  - ${message}`),
  ].join('\n');
}
