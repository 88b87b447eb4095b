import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { run } from '../command';
import { signInAs } from './sign-in';
import { smoke } from './smoke';

const usage = `Usage: npm run smoke -- --url ADDRESS

Asks a running stage what every deployment must answer, and casts one vote in a voting of its own.

  --url ADDRESS    the page, such as https://vote.example.com

SMOKE_EMAIL and SMOKE_PASSWORD are an account's of the group organisers, kept for this. Without them nothing is voted.
SMOKE_APP_KEY is the key of its authenticator app, as the page shows it, where the stage asks organisers for one.
Exit code: 0 when all went well, 1 when a case failed, 2 when there is no such page.`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { url: { type: 'string' } } });
  if (values.url === undefined) throw new Error(usage);
  const { SMOKE_EMAIL: email, SMOKE_PASSWORD: password, SMOKE_APP_KEY: appKey } = process.env;
  const failures = await smoke({
    url: values.url,
    signIn:
      email && password ? (configuration) => signInAs({ email, password, appKey }, configuration) : undefined,
    sleep,
    say: console.log,
  });
  return failures > 0 ? 1 : 0;
}

run(main, usage);
