import { QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { tallyPublicationKey, tallyRepairKey, votingKey } from '../../../model/keys';
import { countingRows, REPAIR } from '../../../model/repair';
import { PUBLICATION, TALLY_SLOT, tallyFrom, type Publication, type TallySlot } from '../../../model/tally';
import { definitionIn, VOTING, type VotingDefinition } from '../../../model/voting';
import type { Tally } from '../../../schema/generated/types';
import { toItem } from '../dynamodb/attributes';
import { getItem, plain, read } from '../dynamodb/items';

/** What stands beside each other of a voting's tally. */
export interface TallyRows {
  slots: TallySlot[];
  publication: Publication;
}

/** Reads what was counted of a voting, and what was announced, strongly consistently, in one query. */
export async function readTallyRows(
  client: DynamoDBClient,
  tableName: string,
  votingId: string,
): Promise<TallyRows> {
  const { PK, SK } = tallyPublicationKey(votingId);
  const rows = await client.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: 'PK = :tally',
      ExpressionAttributeValues: toItem({ ':tally': PK }),
      ConsistentRead: true,
    }),
  );
  const items = (rows.Items ?? []).map(plain);
  const publication = items.find((item) => item.SK === SK);
  const repair = items.find((item) => item.SK === tallyRepairKey(votingId).SK);
  return {
    slots: countingRows(items, repair && read(REPAIR, repair)).map((item) => read(TALLY_SLOT, item)),
    publication: publication ? read(PUBLICATION, publication) : {},
  };
}

/** Reads a voting and its tally, strongly consistently. Undefined when there is no such voting. */
export async function readVotingTally(
  client: DynamoDBClient,
  tableName: string,
  votingId: string,
): Promise<{ voting: VotingDefinition; tally: Tally; publication: Publication } | undefined> {
  const [definition, { slots, publication }] = await Promise.all([
    getItem(client, tableName, votingKey(votingId)),
    readTallyRows(client, tableName, votingId),
  ]);
  const voting = definition && definitionIn(read(VOTING, definition));
  return voting ? { voting, tally: tallyFrom(voting, slots), publication } : undefined;
}
