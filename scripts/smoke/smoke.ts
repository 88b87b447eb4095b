import { readDeployed } from './client';
import { CASES, type Fault } from './contract';
import { voteToTheEnd, type Voter } from './vote';
import type { Configuration } from './client';

/** What smoke tests work with. */
export interface Smoking {
  url: string;
  /** Signs the account in that is kept for this. Absent: nothing is voted. */
  signIn?: ((configuration: Configuration) => Promise<Voter>) | undefined;
  sleep: (milliseconds: number) => Promise<unknown>;
  say: (line: string) => void;
}

/** Asks a deployed stage what every deployment must answer. @returns how many cases failed. */
export async function smoke({ url, signIn, sleep, say }: Smoking): Promise<number> {
  const deployed = await readDeployed(url.replace(/\/$/, ''));
  let failures = 0;
  const tell = (name: string, fault: Fault): void => {
    say(fault === undefined ? `ok      ${name}` : `FAILED  ${name}: ${fault}`);
    if (fault !== undefined) failures += 1;
  };
  const outcome = async (work: () => Promise<Fault>): Promise<Fault> => {
    try {
      return await work();
    } catch (error) {
      return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    }
  };
  for (const { name, run } of CASES) tell(name, await outcome(() => run(deployed)));
  const name = 'a vote is cast once, counted, and told to everybody';
  if (!signIn) say(`skipped ${name}: SMOKE_EMAIL and SMOKE_PASSWORD are not set`);
  else
    tell(
      name,
      await outcome(async () =>
        voteToTheEnd({ deployed, voter: await signIn(deployed.configuration), sleep }),
      ),
    );
  return failures;
}
