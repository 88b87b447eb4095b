import {
  DeleteItemCommand,
  DescribeTableCommand,
  ListTablesCommand,
  ScanCommand,
  UpdateItemCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { startDynamoDbLocal } from '@hustings/aws-local';
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { numberingKey, type Key } from '../../model/keys';
import { VOTES_BY_VOTING } from '../../model/vote';
import { newVoters, organiserAccount, publicCaller, signedIn } from '../support/clients';
import { tableClient } from '../support/payments';
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
  const voters = await newVoters(120, stack.baseUrl);
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

/**
 * Makes a data folder one of before there was an index by voting: no index, no ballots, no note that all votes have them.
 * @returns how many votes there are.
 */
async function makeOld({ dataDirectory }: StackProcess): Promise<number> {
  const directory = path.join(dataDirectory, 'dynamodb');
  const database = await startDynamoDbLocal({ directory, log: () => undefined });
  const client = tableClient({ dynamodbEndpoint: database.endpoint });
  const { TableNames: [TableName] = [] } = await client.send(new ListTablesCommand({}));
  const Delete = { IndexName: VOTES_BY_VOTING };
  await client.send(new UpdateTableCommand({ TableName, GlobalSecondaryIndexUpdates: [{ Delete }] }));
  // An item that changes while the index goes is an InternalFailure of the local database.
  await eventually(
    'a table without the index',
    () => client.send(new DescribeTableCommand({ TableName })),
    ({ Table }) => !Table?.GlobalSecondaryIndexes?.some(({ IndexName }) => IndexName === VOTES_BY_VOTING),
  );
  const { Items = [] } = await client.send(
    new ScanCommand({ TableName, FilterExpression: 'attribute_exists(ballotId)' }),
  );
  for (const { PK, SK } of Items) {
    const UpdateExpression = 'REMOVE ballotBox, ballotId';
    await client.send(new UpdateItemCommand({ TableName, Key: { PK: PK!, SK: SK! }, UpdateExpression }));
  }
  await client.send(new DeleteItemCommand({ TableName, Key: marshalled(numberingKey()) }));
  client.destroy();
  await database.stop();
  return Items.length;
}

function marshalled({ PK, SK }: Key): Record<string, { S: string }> {
  return { PK: { S: PK }, SK: { S: SK } };
}

describe('A stack killed with kill -9 under load', () => {
  it('leaves nothing behind, and starts again with every acknowledged vote, also as data of before', async () => {
    const dataDirectory = mkdtempSync(path.join(tmpdir(), 'hustings-crash-'));
    const faults = {
      // The tally handler fails at random points, and batches are repeated and cut differently.
      HUSTINGS_FAULTS: JSON.stringify({
        failRate: 0.2,
        // Signing in is not what is tried, and a hundred and twenty do.
        spared: 'GuardAccounts',
        streams: { repeatRate: 0.3, cutRate: 0.5 },
      }),
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

    const stored = await makeOld(first);
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
      // The recount could read them only by the index, under the ballots that the second start gave them.
      expect(tally.total).toBe(stored);
    } finally {
      await second.stop();
    }
  });
});
