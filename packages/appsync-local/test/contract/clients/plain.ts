import { byIam, byKey, byUser } from '../harness/callers';
import { ask } from '../harness/graphql';
import { RealtimeClient } from '../harness/realtime';
import type { Mode, TestClient } from './client';

/** `fetch` and `ws`, and nothing else. */
export function plainClient(mode: Mode): TestClient {
  const credentials = { apiKey: byKey, userPool: byUser('reader'), iam: byIam() }[mode];
  const run = async (query: string, variables?: Record<string, unknown>): Promise<unknown> =>
    (await ask(query, variables, credentials)).body.data;
  return {
    query: run,
    mutate: run,
    async subscribe(query, variables, heard) {
      const client = await RealtimeClient.connect({ credentials });
      await client.subscribe('1', query, variables, credentials);
      void client
        .frame(({ type }) => type === 'data')
        .then(({ payload }) => {
          heard(payload?.data);
        });
      return () => {
        client.close();
      };
    },
  };
}
