import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { scheduleKey, tallyPublicationKey, votingKey } from '../../model/keys';
import { removalWrite, SCHEDULE } from '../../model/schedule';
import { PUBLICATION, publicationWrite, toldWrite } from '../../model/tally';
import { conclusionCheck, definitionIn, VOTING } from '../../model/voting';
import { getItem, getItems, read } from '../lib/dynamodb/items';
import { transactThroughConflicts, writeItem } from '../lib/dynamodb/transact';
import { readTallyRows } from '../lib/tally/voting-tally';
import type { TallyStore } from './announcer';

/** The schedule, definitions, tallies and publications. */
export function createTallyStore(client: DynamoDBClient, tableName: string): TallyStore {
  return {
    async windows() {
      const item = await getItem(client, tableName, scheduleKey());
      return item ? read(SCHEDULE, item).windows : {};
    },
    async definitions(votingIds) {
      const items = await getItems(client, tableName, votingIds.map(votingKey));
      return items.flatMap((item) => definitionIn(read(VOTING, item)) ?? []);
    },
    async publications(votingIds) {
      const items = await getItems(client, tableName, votingIds.map(tallyPublicationKey));
      const idOf = new Map(votingIds.map((id) => [tallyPublicationKey(id).PK, id]));
      return new Map(items.map((item) => [idOf.get(item.PK)!, read(PUBLICATION, item)]));
    },
    rows: (votingId) => readTallyRows(client, tableName, votingId),
    async keep(tally, toldVersion) {
      await writeItem(client, tableName, publicationWrite(tally, toldVersion));
    },
    async noteTold(votingId, version) {
      await writeItem(client, tableName, toldWrite(votingId, version));
    },
    async takeOff(votings) {
      await transactThroughConflicts(client, tableName, [
        removalWrite(votings.map(({ id }) => id)),
        ...votings.map(conclusionCheck),
      ]);
    },
  };
}
