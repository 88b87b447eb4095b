import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createAppSyncApi, type ApiConfiguration, type AppSyncOptions, type Ports } from '../../../src';
import { byKey, type Credentials } from './callers';
import { post, type Answer } from './graphql';
import { target } from './target';

/** The suite's API with other settings. */
export interface Variant {
  url: string;
  ask(query: string, variables?: Record<string, unknown>, by?: Credentials): Promise<Answer['body']>;
  answer(query: string, variables?: Record<string, unknown>, by?: Credentials): Promise<Answer>;
  close(): Promise<void>;
}

/** Starts the suite's API with changes to its configuration. Only what needs no AWS service beside Cognito works. */
export async function startVariant(
  change: Partial<ApiConfiguration>,
  options?: AppSyncOptions,
  ports: Partial<Ports> = {},
): Promise<Variant> {
  const file = path.join(target.localDirectory ?? '', 'api.json');
  const configuration = { ...(JSON.parse(readFileSync(file, 'utf8')) as ApiConfiguration), ...change };
  const api = await createAppSyncApi(configuration, { ...cognitoOnly, ...ports }, options);
  const server = http.createServer((request, response) => void api.handleHttp(request, response));
  server.on('upgrade', (request, socket, head) => {
    api.handleUpgrade(request, socket, head);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}/graphql`;
  const answer = (query: string, variables: Record<string, unknown> = {}, by = byKey): Promise<Answer> =>
    post(JSON.stringify({ query, variables }), by, url);
  return {
    url,
    answer,
    ask: async (query, variables, by) => (await answer(query, variables, by)).body,
    async close() {
      await api.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const absent = (): never => {
  throw new Error('A variant reaches no other service.');
};

const cognitoOnly: Ports = {
  dynamodb: { endpoint: 'http://localhost:1', credentials: { accessKeyId: 'none', secretAccessKey: 'none' } },
  invokeLambda: absent,
  userPool: (userPoolId) => {
    const issuer = `${target.userPoolEndpoint.replace(/\/$/, '')}/${userPoolId}`;
    return { issuer, jwksUri: `${issuer}/.well-known/jwks.json` };
  },
  iamPrincipal: () => undefined,
  roleCredentials: absent,
  log: () => undefined,
};
