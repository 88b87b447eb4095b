import { randomUUID } from 'node:crypto';
import { amplifyClient } from './clients/amplify';
import { apolloClient } from './clients/apollo';
import type { Mode, TestClient } from './clients/client';
import { plainClient } from './clients/plain';
import { cases, topic } from './harness/topic';

const CLIENTS: Record<string, (mode: Mode) => TestClient | Promise<TestClient>> = {
  'Amplify 6': amplifyClient,
  'Apollo Client 3 with the AppSync links': apolloClient,
  'fetch and ws': plainClient,
};
const MODES: Record<Mode, string> = {
  apiKey: 'by API key',
  userPool: 'as a user',
  iam: 'by IAM',
};
const SAY = 'mutation Say($input: MessageInput!) { say(input: $input) { id room text } }';
const ON_MESSAGE = 'subscription OnMessage($room: String) { onMessage(room: $room) { id text } }';

topic('real clients', () => {
  cases(
    Object.entries(CLIENTS).flatMap(([name, create]) =>
      (Object.keys(MODES) as Mode[]).map((mode) => ({
        case: `${name} queries, mutates and subscribes ${MODES[mode]}`,
        page: 'Building a client application',
        create,
        mode,
      })),
    ),
    async ({ create, mode }) => {
      const client = await create(mode);
      expect(await client.query('query Mine { forEveryMode }')).toEqual({
        forEveryMode: expect.any(String) as unknown,
      });

      const room = randomUUID();
      const heard: unknown[] = [];
      const end = await client.subscribe(ON_MESSAGE, { room }, (data) => heard.push(data));
      // A client does not tell when its subscription is registered: it is when something is heard.
      for (let round = 0; heard.length === 0 && round < 50; round += 1) {
        const input = { id: `m${round}`, room, text: 'hello' };
        expect(await client.mutate(SAY, { input })).toMatchObject({ say: input });
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      end();
      client.close?.();
      expect(heard[0]).toMatchObject({
        onMessage: { id: expect.stringMatching(/^m\d+$/) as unknown, text: 'hello' },
      });
    },
  );
});
