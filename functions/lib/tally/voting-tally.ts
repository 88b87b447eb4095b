import { QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { isTallySlot, tallyPublicationKey, votingKey } from '../../../model/keys';
import { PUBLICATION, TALLY_SLOT, tallyFrom, type Publication } from '../../../model/tally';
import { definitionIn, VOTING, type VotingDefinition } from '../../../model/voting';
import type { Tally } from '../../../schema/generated/types';
import { toItem } from '../dynamodb/attributes';
import { getItem, plain, read } from '../dynamodb/items';

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
    getItem(client, tableName, votingKey(votingId)),
    client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'PK = :tally',
        ExpressionAttributeValues: toItem({ ':tally': PK }),
        ConsistentRead: true,
      }),
    ),
  ]);
  const voting = definition && definitionIn(read(VOTING, definition));
  if (!voting) return undefined;
  const items = (rows.Items ?? []).map(plain);
  const slots = items.filter(isTallySlot).map((item) => read(TALLY_SLOT, item));
  const publication = items.find((item) => item.SK === SK);
  return {
    voting,
    tally: tallyFrom(voting, slots),
    publication: publication ? read(PUBLICATION, publication) : {},
  };
}
