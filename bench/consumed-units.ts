import type { DynamoDbCall } from '@hustings/appsync-local';
import { newVoter, type Caller } from '../test/support/clients';
import { dynamoDbCallsDuring } from '../test/support/dynamodb-calls';
import { castVoteMutation, createVoting, grant } from '../test/support/votings';

/** DynamoDB request units. */
export interface Units {
  read: number;
  write: number;
}

/**
 * Units of one request, by the rules of "DynamoDB read and write operations" and "DynamoDB transactions" in the
 * Amazon DynamoDB developer guide, for items below 1 KB: a strongly consistent read takes one unit and an
 * eventually consistent one half, a write takes one, and each doubles inside a transaction.
 * @throws Error for a request whose units depend on more than the request, such as a query.
 */
export function unitsOf({ operation, request }: Pick<DynamoDbCall, 'operation' | 'request'>): Units {
  switch (operation) {
    case 'GetItem':
      return { read: request['ConsistentRead'] === true ? 1 : 0.5, write: 0 };
    case 'PutItem':
      return { read: 0, write: 1 + indexEntries(request) };
    case 'UpdateItem':
    case 'DeleteItem':
      return { read: 0, write: 1 };
    case 'TransactWriteItems': {
      const items = request['TransactItems'] as { Put?: Put }[];
      const entries = items.reduce((sum, { Put }) => sum + (Put ? indexEntries(Put) : 0), 0);
      return { read: 0, write: 2 * items.length + entries };
    }
    default:
      throw new Error(`The units of ${operation} are not known from the request alone.`);
  }
}

type Put = { Item?: Record<string, unknown> };

/**
 * Entries of indexes that a new item makes: a vote's, by its ballot. Each is a unit of its own, also when a transaction
 * writes the item, for indexes are written after it ("Using Global Secondary Indexes in DynamoDB").
 */
function indexEntries({ Item = {} }: Put): number {
  return 'ballotBox' in Item ? 1 : 0;
}

/** Units of several requests. */
export function sumOfUnits(calls: DynamoDbCall[]): Units {
  return calls
    .map(unitsOf)
    .reduce((sum, units) => ({ read: sum.read + units.read, write: sum.write + units.write }), {
      read: 0,
      write: 0,
    });
}

/** Units that one vote takes. */
export type UnitsOfVotes = Record<'FREE' | 'PAID', Units>;

/** What a free vote takes, and a paid one that asks for the balance, from the requests that were really made. */
export async function measureUnits(baseUrl: string, organiser: Caller): Promise<UnitsOfVotes> {
  const voter = await newVoter(baseUrl);
  await grant(organiser, voter, 1);
  const unitsOfVote = async (access: 'FREE' | 'PAID', query: string): Promise<Units> => {
    const { id, options } = await createVoting(organiser, { access });
    const vote = (): Promise<unknown> =>
      voter.expect(query, { input: { votingId: id, optionId: options[0]!.id } });
    return sumOfUnits(await dynamoDbCallsDuring(vote, baseUrl));
  };
  return {
    FREE: await unitsOfVote('FREE', castVoteMutation),
    PAID: await unitsOfVote('PAID', castVoteMutation.replace('creditsSpent', 'creditsSpent credits')),
  };
}
