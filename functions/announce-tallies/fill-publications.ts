import { QueryCommand, type DynamoDBClient, type QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { VOTING_KIND, VOTINGS_BY_OPENING } from '../../model/keys';
import { tallyFrom } from '../../model/tally';
import { definitionIn, finalKindWrite, VOTING } from '../../model/voting';
import { toItem } from '../lib/dynamodb/attributes';
import { plain, read } from '../lib/dynamodb/items';
import { writeItem } from '../lib/dynamodb/transact';
import { readTallyRows } from '../lib/tally/voting-tally';
import type { TallyStore } from './announcer';

/**
 * Brings the votings of older versions to where they are looked for:
 * (a) keeps the tallies of those that left the schedule before there were publications, without being final: a recount
 *     disagreed. Nobody announces those any more, and what a final one reads as is in its definition;
 * (b) moves those that are final out of the partition in which lists look for what is open. Until then lists pass over
 *     them, and may give short pages.
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
        FilterExpression: 'attribute_exists(disagreement) OR attribute_exists(recount)',
        ExpressionAttributeValues: toItem({ ':voting': VOTING_KIND }),
        ExclusiveStartKey,
      }),
    );
    for (const item of page.Items ?? []) {
      const voting = definitionIn(read(VOTING, plain(item)))!;
      if (voting.recount) {
        await writeItem(client, tableName, finalKindWrite(voting.id));
        continue;
      }
      const { slots, publication } = await readTallyRows(client, tableName, voting.id);
      const tally = tallyFrom(voting, slots);
      if (!publication.tally) await keep(tally, publication.publishedVersion ?? tally.version);
    }
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
}
