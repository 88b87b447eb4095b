import { Amplify } from 'aws-amplify';
import { generateClient } from 'aws-amplify/api';
import { signIn, signOut } from 'aws-amplify/auth';
import { ConsoleLogger } from 'aws-amplify/utils';
import WebSocket from 'ws';
import { target } from '../harness/target';
import { USERS } from '../harness/users';
import { amplifyConfiguration } from './amplify-configuration';
import type { Mode, TestClient } from './client';

// It warns of every Cognito that is not Amazon's.
ConsoleLogger.LOG_LEVEL = 'ERROR';

/** Amplify 6, signed in as the reader or with the role's credentials. */
export async function amplifyClient(authMode: Mode): Promise<TestClient> {
  // Node 20 has no WebSocket of its own; Amplify takes the global one.
  globalThis.WebSocket = WebSocket as unknown as typeof globalThis.WebSocket;
  await signOut().catch(() => undefined);
  Amplify.configure(
    amplifyConfiguration(target),
    authMode === 'iam'
      ? {
          Auth: {
            credentialsProvider: {
              getCredentialsAndIdentityId: () => Promise.resolve({ credentials: target.credentials }),
              clearCredentialsAndIdentityId: () => undefined,
            },
          },
        }
      : {},
  );
  if (authMode === 'userPool')
    await signIn({
      username: USERS.reader.email,
      password: USERS.reader.password,
      options: { authFlowType: 'USER_PASSWORD_AUTH' },
    });

  const client = generateClient({ authMode });
  const run = async (query: string, variables: Record<string, unknown> = {}): Promise<unknown> =>
    ((await client.graphql({ query, variables })) as { data: unknown }).data;
  return {
    query: run,
    mutate: run,
    subscribe(query, variables, heard) {
      const events = client.graphql({ query, variables }) as unknown as Events;
      const subscription = events.subscribe({
        next: ({ data }) => {
          heard(data);
        },
      });
      return () => {
        subscription.unsubscribe();
      };
    },
  };
}

interface Events {
  subscribe(observer: { next: (event: { data: unknown }) => void }): { unsubscribe(): void };
}
