import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { gateKeyForVoter, voteKey } from '../model/keys';
import type { Caller } from '../test/support/clients';
import { castVoteMutation, type TestVoting } from '../test/support/votings';
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

/** What the comparison runs against. */
export interface Bench {
  baseUrl: string;
  dynamodbEndpoint: string;
  tableName: string;
}

/** castVote FREE over HTTP, by voters who are signed in and have not voted. */
export function measureApi(
  bench: Bench,
  voting: TestVoting,
  voters: Caller[],
  atOnce: number,
): Promise<Measurement> {
  const url = new URL(`${bench.baseUrl}/graphql`);
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
export function measureBare(
  bench: Bench,
  voting: TestVoting,
  votes: number,
  atOnce: number,
): Promise<Measurement> {
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
        Key: typed(gateKeyForVoter(voting.id, userId)),
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
