import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { getItem, read } from '../../functions/lib/dynamodb/items';
import { writeItem } from '../../functions/lib/dynamodb/transact';
import { LEASE, releaseWrite } from '../../model/announcer';
import { numberingDoneWrite } from '../../model/ballot-numbering';
import { announcerLeaseKey, numberingKey, scheduleKey } from '../../model/keys';

/**
 * Notes what one who starts the only stack of a table knows, and a deployed one needs time to find out:
 * - the one who announced tallies before was ended with that process, and need not be waited for;
 * - where there never was a voting, there are no votes from before there were ballots.
 */
export async function prepareTable(client: DynamoDBClient, tableName: string, at: string): Promise<void> {
  const [lease, numbering, schedule] = await Promise.all(
    [announcerLeaseKey(), numberingKey(), scheduleKey()].map((key) => getItem(client, tableName, key)),
  );
  const holder = lease && read(LEASE, lease).holder;
  if (holder !== undefined) await writeItem(client, tableName, releaseWrite(holder));
  if (!numbering && !schedule) await writeItem(client, tableName, numberingDoneWrite(at));
}
