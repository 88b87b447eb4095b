import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { scheduleKey, votingKey } from '../../model/keys';
import { claimWrite, MESSAGE, momentKey, momentWrites, toldWrite, instantOf } from '../../model/message';
import { SCHEDULE } from '../../model/schedule';
import { definitionIn, VOTING } from '../../model/voting';
import { getItem, read } from '../lib/dynamodb/items';
import { transactThroughConflicts, writeItem } from '../lib/dynamodb/transact';
import type { MessageStore } from './handler';

/** Seconds for which the item of a message is kept when it is not shown any longer. */
const KEPT = 24 * 3600;

/** Votings and messages in the table. */
export function createMessageStore(client: DynamoDBClient, tableName: string): MessageStore {
  return {
    async windows() {
      const item = await getItem(client, tableName, scheduleKey());
      return item ? read(SCHEDULE, item).windows : {};
    },
    async voting(votingId) {
      const item = await getItem(client, tableName, votingKey(votingId));
      return item && (definitionIn(read(VOTING, item)) ?? undefined);
    },
    async message(moment) {
      const item = await getItem(client, tableName, momentKey(moment));
      return item && read(MESSAGE, item);
    },
    write(moment, at, claimedUntil) {
      const expiresAt = Math.floor(Date.parse(instantOf(moment)) / 1000) + KEPT;
      return transactThroughConflicts(client, tableName, momentWrites(moment, at, claimedUntil, expiresAt));
    },
    claim: (moment, at, claimedUntil) => writeItem(client, tableName, claimWrite(moment, at, claimedUntil)),
    async noteTold(moment, at) {
      await writeItem(client, tableName, toldWrite(moment, at));
    },
  };
}
