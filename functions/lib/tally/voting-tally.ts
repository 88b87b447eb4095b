import { GetItemCommand, QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SLOT_PREFIX, tallyPublicationKey, votingKey } from '../../../model/keys';
import { tallyFrom, type TallySlot } from '../../../model/tally';
import { definitionIn, type VotingDefinition, type VotingItem } from '../../../model/voting';
import type { Tally } from '../../../schema/generated/types';
import { fromItem, toItem } from '../dynamodb/attributes';

/** When a tally was last announced. */
export interface Publication {
  /** Milliseconds since the epoch at which the right to publish was last taken. */
  publishedAt?: number;
  /** The highest version that was published for certain. */
  publishedVersion?: number;
}

/** A voting, its tally and its last announcement. */
export interface VotingTally {
  voting: VotingDefinition;
  tally: Tally;
  publication: Publication;
}

/** Reads a voting and its tally, strongly consistently. Undefined when there is no such voting. */
export async function readVotingTally(
  client: DynamoDBClient,
  tableName: string,
  votingId: string,
): Promise<VotingTally | undefined> {
  const { PK, SK } = tallyPublicationKey(votingId);
  const [definition, rows] = await Promise.all([
    client.send(
      new GetItemCommand({ TableName: tableName, Key: toItem(votingKey(votingId)), ConsistentRead: true }),
    ),
    client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'PK = :tally',
        ExpressionAttributeValues: toItem({ ':tally': PK }),
        ConsistentRead: true,
      }),
    ),
  ]);
  const voting = definitionIn(definition.Item && (fromItem(definition.Item) as unknown as VotingItem));
  if (!voting) return undefined;
  const items = (rows.Items ?? []).map((item) => fromItem(item) as unknown as { SK: string } & Publication);
  const slots = items.filter((item) => item.SK.startsWith(SLOT_PREFIX));
  return {
    voting,
    tally: tallyFrom(voting, slots as unknown as TallySlot[]),
    publication: items.find((item) => item.SK === SK) ?? {},
  };
}
