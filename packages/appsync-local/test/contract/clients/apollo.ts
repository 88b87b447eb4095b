import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client/core';
import { createAuthLink, type AuthOptions } from 'aws-appsync-auth-link';
import { createSubscriptionHandshakeLink } from 'aws-appsync-subscription-link';
import WebSocket from 'ws';
import { tokensOf } from '../harness/callers';
import { target } from '../harness/target';
import type { Mode, TestClient } from './client';

const AUTHORISATIONS: Record<Mode, AuthOptions> = {
  apiKey: { type: 'API_KEY', apiKey: target.apiKey },
  userPool: {
    type: 'AMAZON_COGNITO_USER_POOLS',
    jwtToken: async () => (await tokensOf('reader')).IdToken,
  },
  iam: { type: 'AWS_IAM', credentials: target.credentials },
};

/** Apollo Client with the links that AWS gives for AppSync. */
export function apolloClient(mode: Mode): TestClient {
  globalThis.WebSocket = WebSocket as unknown as typeof globalThis.WebSocket;
  const { endpoint: url, region } = target;
  const auth = AUTHORISATIONS[mode];
  const client = new ApolloClient({
    link: ApolloLink.from([
      createAuthLink({ url, region, auth }),
      createSubscriptionHandshakeLink({ url, region, auth }, new HttpLink({ uri: url })),
    ]),
    cache: new InMemoryCache(),
    defaultOptions: { query: { fetchPolicy: 'no-cache' }, mutate: { fetchPolicy: 'no-cache' } },
  });
  return {
    query: async (query) => (await client.query<unknown>({ query: gql(query) })).data,
    mutate: async (mutation, variables) =>
      (await client.mutate<unknown>({ mutation: gql(mutation), variables })).data,
    subscribe(query, variables, heard) {
      const subscription = client.subscribe<unknown>({ query: gql(query), variables }).subscribe({
        next: ({ data }) => {
          heard(data);
        },
      });
      return () => {
        subscription.unsubscribe();
      };
    },
    close: () => {
      client.stop();
    },
  };
}
