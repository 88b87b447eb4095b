import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { gateKeyForVoter, voteKey } from '../model/keys';
import { newVoters, type Caller } from '../test/support/clients';
import { castVoteMutation, createVoting, type TestVoting } from '../test/support/votings';
import { postJson } from './http-client';
import { measure, type Measurement } from './measure';

/** The API's figures beside those of the same two DynamoDB calls made bare. */
export interface VoteThroughput {
  atOnce: number;
  api: Measurement;
  bare: Measurement;
  /** Time per vote through the API over time per bare pair of calls. */
  overhead: number;
}

/** Votes of a round. */
const VOTES = Number(process.env['BENCH_VOTES'] ?? 400);
const ROUNDS = 3;

/**
 * Bare and through the API by turns, so that both meet the same state of the machine.
 * @returns of three rounds the one with the middle ratio.
 */
export async function compareThroughput(
  baseUrl: string,
  organiser: Caller,
  atOnce: number,
  say: (progress: string) => void,
): Promise<VoteThroughput> {
  const bench = (await (await fetch(`${baseUrl}/_local/stack.json`)).json()) as Bench;
  const rounds: VoteThroughput[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    say(`  ${atOnce} at once, round ${round + 1} of ${ROUNDS} …`);
    const voting = await createVoting(organiser, { title: `Bench: ${atOnce} at once, round ${round + 1}` });
    const voters = await newVoters(VOTES, baseUrl);
    // The signature of a token is checked when it is first seen; a session's other requests are what is measured.
    await Promise.all(voters.map((voter) => voter.expect('query { me { id } }')));
    const bare = await measureBare(bench, voting, VOTES, atOnce);
    const api = await measureVotes(baseUrl, voting, voters, atOnce);
    rounds.push({ atOnce, api, bare, overhead: bare.perSecond / api.perSecond });
  }
  return rounds.sort((left, right) => left.overhead - right.overhead)[Math.floor(ROUNDS / 2)]!;
}

/** What the comparison runs against. */
interface Bench {
  dynamodbEndpoint: string;
  tableName: string;
}

/** castVote FREE over HTTP, by voters who are signed in and have not voted. */
export function measureVotes(
  baseUrl: string,
  voting: TestVoting,
  voters: Caller[],
  atOnce: number,
): Promise<Measurement> {
  const url = new URL(`${baseUrl}/graphql`);
  return measure(voters, atOnce, async (voter) => {
    const answer = await postJson<{ errors?: unknown[] }>(
      url,
      { authorization: voter.token },
      {
        query: castVoteMutation,
        variables: { input: { votingId: voting.id, optionId: voting.options[0]!.id } },
      },
    );
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  });
}

/** The two requests that a free vote consists of, straight from the AWS SDK to the same DynamoDB. */
function measureBare(bench: Bench, voting: TestVoting, votes: number, atOnce: number): Promise<Measurement> {
  const client = new DynamoDBClient({
    endpoint: bench.dynamodbEndpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  const typed = ({ PK, SK }: { PK: string; SK: string }) => ({ PK: { S: PK }, SK: { S: SK } });
  const userIds = Array.from({ length: votes }, () => randomUUID());
  return measure(userIds, atOnce, async (userId) => {
    await client.send(
      new GetItemCommand({
        TableName: bench.tableName,
        Key: typed(gateKeyForVoter(voting.id, userId, 0)),
        ConsistentRead: true,
      }),
    );
    await client.send(
      new PutItemCommand({
        TableName: bench.tableName,
        // A partition of its own, so that the tally counts no vote that nobody cast.
        Item: {
          ...typed({ ...voteKey(`bench-${userId}`, voting.id), SK: `BENCH#${voting.id}` }),
          votingId: { S: voting.id },
          optionId: { S: voting.options[0]!.id },
          castAt: { S: new Date().toISOString() },
          creditsSpent: { N: '0' },
          attempt: { S: randomUUID() },
        },
        ConditionExpression: 'attribute_not_exists(PK)',
      }),
    );
  });
}
