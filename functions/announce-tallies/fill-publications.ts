import { QueryCommand, type DynamoDBClient, type QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { VOTING_KIND, VOTINGS_BY_OPENING } from '../../model/keys';
import { tallyFrom } from '../../model/tally';
import { definitionIn, VOTING } from '../../model/voting';
import { toItem } from '../lib/dynamodb/attributes';
import { plain, read } from '../lib/dynamodb/items';
import { readTallyRows } from '../lib/tally/voting-tally';
import type { TallyStore } from './announcer';

/**
 * Keeps the tallies of votings that left the schedule before there were publications, without being final: a recount
 * disagreed. Nobody announces those any more, and what a final one reads as is in its definition.
 */
export async function fillPublications(
  client: DynamoDBClient,
  tableName: string,
  keep: TallyStore['keep'],
): Promise<void> {
  let ExclusiveStartKey: QueryCommandOutput['LastEvaluatedKey'];
  do {
    const page: QueryCommandOutput = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: VOTINGS_BY_OPENING,
        KeyConditionExpression: 'kind = :voting',
        FilterExpression: 'attribute_exists(disagreement)',
        ExpressionAttributeValues: toItem({ ':voting': VOTING_KIND }),
        ExclusiveStartKey,
      }),
    );
    for (const item of page.Items ?? []) {
      const voting = definitionIn(read(VOTING, plain(item)))!;
      const { slots, publication } = await readTallyRows(client, tableName, voting.id);
      const tally = tallyFrom(voting, slots);
      if (!publication.tally) await keep(tally, publication.publishedVersion ?? tally.version);
    }
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
}
