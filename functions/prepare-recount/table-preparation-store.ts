import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { NUMBERING } from '../../model/ballot-numbering';
import { numberingKey, scheduleKey, votingKey } from '../../model/keys';
import { SCHEDULE } from '../../model/schedule';
import { definitionIn, VOTING } from '../../model/voting';
import { getItem, read } from '../lib/dynamodb/items';
import type { PreparationStore } from './handler';

/** Definitions, the schedule, and how the numbering of ballots stands. */
export function createPreparationStore(client: DynamoDBClient, tableName: string): PreparationStore {
  return {
    voting: async (votingId) => {
      const item = await getItem(client, tableName, votingKey(votingId));
      return (item && definitionIn(read(VOTING, item))) ?? undefined;
    },
    schedule: async () => {
      const item = await getItem(client, tableName, scheduleKey());
      return item && read(SCHEDULE, item);
    },
    numbering: async () => {
      const item = await getItem(client, tableName, numberingKey());
      return item && read(NUMBERING, item);
    },
  };
}
