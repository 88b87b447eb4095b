import { GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDbCall } from '@hustings/appsync-local';
import { publicCaller, type Caller } from '../test/support/clients';
import { dynamoDbCallsDuring } from '../test/support/dynamodb-calls';
import { readFacts, tableClient } from '../test/support/payments';
import { clearVotings, createVoting } from '../test/support/votings';

/** What the wall costs the table, in read units, and how often it is read. */
export interface WallReads {
  /** One read by a visitor after a pause, with nothing that others read before. */
  first: { requests: number; units: number };
  /** One read by a signed-in voter. */
  voter: { requests: number; units: number };
  /** Many reads by visitors, one after another. */
  many: { reads: number; seconds: number; requests: number; units: number };
}

const WALL = `query { votings(filter: { status: OPEN }) {
  items { id title status access opensAt closesAt options { id label } tally { total counts { optionId votes } } }
  nextToken
} }`;

const READS = 1000;

/** Reads a wall of sixteen votings, with tallies. */
export async function measureWallReads(
  baseUrl: string,
  organiser: Caller,
  voter: Caller,
): Promise<WallReads> {
  await clearVotings(organiser);
  for (let index = 0; index < 16; index += 1) await createVoting(organiser, {});
  const visitor = await publicCaller(baseUrl);
  const facts = await readFacts(baseUrl);
  const callsOf = (action: () => Promise<unknown>): Promise<DynamoDbCall[]> =>
    dynamoDbCallsDuring(action, baseUrl);
  const figures = async (calls: DynamoDbCall[]): Promise<{ requests: number; units: number }> => ({
    requests: calls.length,
    units: await readUnits(calls, facts),
  });
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const first = await figures(await callsOf(() => visitor.expect(WALL)));
  const ofVoter = await figures(await callsOf(() => voter.expect(WALL)));
  const begun = performance.now();
  const many = await figures(
    await callsOf(async () => {
      for (let read = 0; read < READS; read += 1) await visitor.expect(WALL);
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  await clearVotings(organiser);
  return { first, voter: ofVoter, many: { reads: READS, seconds, ...many } };
}

/** Eventually consistent read units, as DynamoDB tells them when the same requests are made once more. */
export async function readUnits(
  calls: DynamoDbCall[],
  facts: Awaited<ReturnType<typeof readFacts>>,
): Promise<number> {
  const client = tableClient(facts);
  let units = 0;
  for (const { operation, request } of calls) {
    const input = { ...request, ReturnConsumedCapacity: 'TOTAL' } as never;
    if (operation === 'Query')
      units += (await client.send(new QueryCommand(input))).ConsumedCapacity?.CapacityUnits ?? NaN;
    else if (operation === 'GetItem')
      units += (await client.send(new GetItemCommand(input))).ConsumedCapacity?.CapacityUnits ?? NaN;
    // By the rule, for items below 4 KB: DynamoDB Local counts keys without an item as nothing.
    else if (operation === 'BatchGetItem')
      for (const { Keys } of Object.values(request['RequestItems'] as Record<string, { Keys: object[] }>))
        units += Keys.length / 2;
    else throw new Error(`${operation} reads nothing.`);
  }
  client.destroy();
  return units;
}
