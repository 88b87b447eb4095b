import { CreateTableCommand, DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { fromItem } from '../../../../functions/lib/dynamodb/attributes';
import { startDynamoDbLocal } from '@hustings/aws-local';
import { CHECKOUTS_BY_NEXT_CHECK, CHECKOUTS_BY_REFERENCE } from '../../../../model/checkouts';
import { profileKey, VOTINGS_BY_OPENING } from '../../../../model/keys';
import { INDEXED_OF_VOTE, VOTES_BY_VOTING } from '../../../../model/vote';

/** The name of the table. */
export const TABLE_NAME = 'hustings';

/** An item, with its sort key. */
export type LocalItem = Record<string, unknown> & { SK: string };

/** The table, with the indexes of checkouts and votes, in a DynamoDB Local of its own. */
export async function startLocalTable() {
  const database = await startDynamoDbLocal({ log: () => {} });
  const dynamodb = new DynamoDBClient({
    endpoint: database.endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const string = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
  const key = (AttributeName: string, KeyType: 'HASH' | 'RANGE') => ({ AttributeName, KeyType });
  const keysOnly = { Projection: { ProjectionType: 'KEYS_ONLY' as const } };
  await dynamodb.send(
    new CreateTableCommand({
      TableName: TABLE_NAME,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        'PK',
        'SK',
        'providerReference',
        'pendingSince',
        'nextCheckAt',
        'ballotBox',
        'ballotId',
        'kind',
        'opening',
      ].map(string),
      KeySchema: [key('PK', 'HASH'), key('SK', 'RANGE')],
      GlobalSecondaryIndexes: [
        { IndexName: CHECKOUTS_BY_REFERENCE, KeySchema: [key('providerReference', 'HASH')], ...keysOnly },
        {
          IndexName: CHECKOUTS_BY_NEXT_CHECK,
          KeySchema: [key('pendingSince', 'HASH'), key('nextCheckAt', 'RANGE')],
          ...keysOnly,
        },
        {
          IndexName: VOTINGS_BY_OPENING,
          KeySchema: [key('kind', 'HASH'), key('opening', 'RANGE')],
          Projection: { ProjectionType: 'ALL' },
        },
        {
          IndexName: VOTES_BY_VOTING,
          KeySchema: [key('ballotBox', 'HASH'), key('ballotId', 'RANGE')],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: INDEXED_OF_VOTE },
        },
      ],
    }),
  );
  return {
    dynamodb,
    /** Everything kept for a voter; the first page of it. */
    itemsOf: async (userId: string): Promise<LocalItem[]> => {
      const { Items = [] } = await dynamodb.send(
        new QueryCommand({
          TableName: TABLE_NAME,
          ConsistentRead: true,
          KeyConditionExpression: 'PK = :user',
          ExpressionAttributeValues: { ':user': { S: profileKey(userId).PK } },
        }),
      );
      return Items.map((item) => fromItem(item) as LocalItem);
    },
    stop: async () => {
      dynamodb.destroy();
      await database.stop();
    },
  };
}

/** A local table. */
export type LocalTable = Awaited<ReturnType<typeof startLocalTable>>;
