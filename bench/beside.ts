import path from 'node:path';
import { newVoter, newVoters, organiserAccount, signedIn } from '../test/support/clients';
import { startStack, type StackProcess } from '../test/support/stack';
import { createVoting } from '../test/support/votings';
import { percentile } from './measure';
import { measureNone } from './runtime-throughput';
import { measureVotes } from './vote-throughput';

/** What is measured of both: milliseconds of a start, or requests a second. */
export type BesideFigures = Record<
  'start fresh ms' | 'start again ms' | 'None requests/s' | 'votes/s',
  { here: number[]; there: number[] }
>;

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const AT_ONCE = 32;

/**
 * This project and another checkout of it, by turns in one run, so that both meet the same state of the machine: how
 * long they take to start, and how many requests for a None data source and how many free votes (a get and a put) they
 * serve a second, 32 at once.
 */
export async function measureBeside(
  otherDirectory: string,
  say: (progress: string) => void,
): Promise<BesideFigures> {
  const directories = { here: path.resolve(__dirname, '..'), there: path.resolve(otherDirectory) };
  const figures: BesideFigures = {
    'start fresh ms': { here: [], there: [] },
    'start again ms': { here: [], there: [] },
    'None requests/s': { here: [], there: [] },
    'votes/s': { here: [], there: [] },
  };
  for (let round = 0; round < ROUNDS; round += 1)
    for (const side of inTurn(round)) {
      say(`  round ${round + 1} of ${ROUNDS}: ${side} …`);
      const projectDirectory = directories[side];
      const first = await startStack({ projectDirectory });
      figures['start fresh ms'][side].push(first.readyAfterMs);
      await first.stop();
      const stack = await startStack({ projectDirectory, dataDirectory: first.dataDirectory });
      figures['start again ms'][side].push(stack.readyAfterMs);
      try {
        const served = await serve(stack);
        figures['None requests/s'][side].push(served.none);
        figures['votes/s'][side].push(served.votes);
      } finally {
        await stack.stop();
      }
    }
  return figures;
}

/** Who goes first changes from round to round. */
function inTurn(round: number): readonly ('here' | 'there')[] {
  return round % 2 === 0 ? ['here', 'there'] : ['there', 'here'];
}

async function serve({ baseUrl }: StackProcess): Promise<{ none: number; votes: number }> {
  const caller = await newVoter(baseUrl);
  await measureNone(baseUrl, caller, 1000, AT_ONCE);
  const none = await measureNone(baseUrl, caller, 4000, AT_ONCE);
  const organiser = await signedIn(organiserAccount, baseUrl);
  const voting = await createVoting(organiser, { title: 'Bench: two checkouts side by side' });
  const voters = await newVoters(400, baseUrl);
  await Promise.all(voters.map((voter) => voter.expect('query { me { id } }')));
  const votes = await measureVotes(baseUrl, voting, voters, AT_ONCE);
  return { none: none.perSecond, votes: votes.perSecond };
}

/** Prints smallest, middle and largest of each, and the middle one of the rounds' ratios. */
export function printBeside(figures: BesideFigures): void {
  const spread = (values: number[]) =>
    [0, 0.5, 1].map((share) => Math.round(percentile(values, share))).join(' / ');
  console.table(
    Object.fromEntries(
      Object.entries(figures).map(([name, { here, there }]) => [
        name,
        {
          'here (min / median / max)': spread(here),
          'there (min / median / max)': spread(there),
          'here / there': Number(
            percentile(
              here.map((value, round) => value / there[round]!),
              0.5,
            ).toFixed(3),
          ),
        },
      ]),
    ),
  );
}
