import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newVoters, organiserAccount, publicCaller, signedIn } from '../support/clients';
import { startStack, type StackProcess } from '../support/stack';
import { castVoteMutation, closeVoting, createVoting, eventually, readTally } from '../support/votings';

/** Processes whose command line mentions a text. */
function processesMentioning(text: string): string[] {
  const listing = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' });
  return listing.split('\n').filter((line) => line.includes(text) && !line.includes('ps -eo'));
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, 'localhost');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

/** Votes until the stack is gone, killed after so many votes; those that were acknowledged. */
async function voteUntilKilled(stack: StackProcess, after: number) {
  const organiser = await signedIn(organiserAccount, stack.baseUrl);
  const voters = await newVoters(300, stack.baseUrl);
  const voting = await createVoting(organiser);
  const acknowledged: string[] = [];
  const lane = async (): Promise<void> => {
    for (let voter = voters.pop(); voter !== undefined; voter = voters.pop()) {
      const input = { votingId: voting.id, optionId: voting.options[voters.length % 3]!.id };
      const { data } = await voter.run<{ castVote: unknown }>(castVoteMutation, { input });
      if (data?.castVote != null) acknowledged.push(voter.token);
      if (acknowledged.length === after) stack.process.kill('SIGKILL');
    }
  };
  await Promise.allSettled(Array.from({ length: 8 }, lane));
  return { voting, acknowledged };
}

describe('A stack killed with kill -9 under load', () => {
  it('leaves nothing behind, and starts again with every acknowledged vote', async () => {
    const dataDirectory = mkdtempSync(path.join(tmpdir(), 'hustings-crash-'));
    const faults = {
      // The tally handler fails at random points, and batches are repeated and cut differently.
      HUSTINGS_FAULTS: JSON.stringify({ failRate: 0.2, streams: { repeatRate: 0.3, cutRate: 0.5 } }),
    };
    const first = await startStack({ dataDirectory, args: ['--no-seed'], environment: faults });
    const { voting, acknowledged } = await voteUntilKilled(first, 100);
    expect(acknowledged.length).toBeGreaterThanOrEqual(100);
    await eventually(
      'the end of every process of the stack',
      () => processesMentioning(dataDirectory),
      (processes) => processes.length === 0,
    );
    expect(await isTaken(first.port)).toBe(false);

    const second = await startStack({
      dataDirectory,
      port: first.port,
      args: ['--no-seed'],
      environment: faults,
    });
    try {
      const anyone = await publicCaller(second.baseUrl);
      await closeVoting(await signedIn(organiserAccount, second.baseUrl), voting.id);
      const tally = await eventually(
        'a final tally',
        () => readTally(anyone, voting.id),
        ({ final }) => final,
      );
      // A vote may have been stored just before the kill without its answer getting out, never the reverse.
      expect(tally.total).toBeGreaterThanOrEqual(acknowledged.length);
      expect(tally.total).toBeLessThanOrEqual(acknowledged.length + 8);
    } finally {
      await second.stop();
    }
  });
});
