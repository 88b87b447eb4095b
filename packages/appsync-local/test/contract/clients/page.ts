import { Amplify } from 'aws-amplify';
import { generateClient } from 'aws-amplify/api';
import { signIn } from 'aws-amplify/auth';
import { amplifyConfiguration, type AmplifyTarget } from './amplify-configuration';

declare global {
  var contract: typeof page;
}

const heard: unknown[] = [];

/** What the test does in the page: the Amplify client as a web app would use it. */
const page = {
  heard,
  async signIn(target: AmplifyTarget, username: string, password: string): Promise<void> {
    Amplify.configure(amplifyConfiguration(target));
    await signIn({ username, password, options: { authFlowType: 'USER_PASSWORD_AUTH' } });
  },
  async run(query: string, variables: Record<string, unknown>): Promise<unknown> {
    const answer = await generateClient({ authMode: 'userPool' }).graphql({ query, variables });
    return (answer as { data: unknown }).data;
  },
  subscribe(query: string, variables: Record<string, unknown>): void {
    const events = generateClient({ authMode: 'userPool' }).graphql({ query, variables }) as unknown as {
      subscribe(observer: { next: (event: { data: unknown }) => void }): unknown;
    };
    events.subscribe({ next: ({ data }) => heard.push(data) });
  },
};

globalThis.contract = page;
