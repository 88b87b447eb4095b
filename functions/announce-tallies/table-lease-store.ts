import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LEASE, releaseWrite, renewalWrite, takingWrite } from '../../model/announcer';
import { announcerLeaseKey } from '../../model/keys';
import { getItem, read } from '../lib/dynamodb/items';
import { writeItem } from '../lib/dynamodb/transact';
import type { LeaseStore } from './lease';

/** The lease as an item of the table. */
export function createLeaseStore(client: DynamoDBClient, tableName: string): LeaseStore {
  return {
    async read() {
      const item = await getItem(client, tableName, announcerLeaseKey());
      return item && read(LEASE, item);
    },
    take: (holder, seen) => writeItem(client, tableName, takingWrite(holder, seen)),
    renew: (holder, handover) => writeItem(client, tableName, renewalWrite(holder, handover)),
    async release(holder) {
      await writeItem(client, tableName, releaseWrite(holder));
    },
  };
}
