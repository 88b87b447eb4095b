import { QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { followKey, profileKey, voteKey, VOTINGS_BY_OPENING, votingKey } from '../../model/keys';
import { MESSAGE } from '../../model/message';
import { PROFILE } from '../../model/profile';
import {
  advanceWrite,
  holdWrite,
  letGoWrite,
  progressKey,
  PUSH_DEVICES,
  PUSH_KIND,
  PUSH_PROGRESS,
  type Choices,
} from '../../model/push';
import { definitionIn, VOTING } from '../../model/voting';
import { toItem } from '../lib/dynamodb/attributes';
import { getItem, getItems, plain, read } from '../lib/dynamodb/items';
import { writeItem } from '../lib/dynamodb/transact';
import type { PushStore } from './handler';

/** Voters of a page. */
const PAGE = 100;

/** Seconds for which it is kept how far a message was sent: as long as its invocations may come again. */
const KEPT = 24 * 3600;

/** Messages, voters with devices, and how far a message was sent, in the table. */
export function createPushStore(client: DynamoDBClient, tableName: string): PushStore {
  const holder = randomUUID();
  return {
    async message(key) {
      const item = await getItem(client, tableName, key);
      return item && read(MESSAGE, item);
    },
    async voting(votingId) {
      const item = await getItem(client, tableName, votingKey(votingId));
      return item && (definitionIn(read(VOTING, item)) ?? undefined);
    },
    async hold(message, at, heldUntil) {
      const expiresAt = Math.floor(Date.parse(at) / 1000) + KEPT;
      const isMine = await writeItem(
        client,
        tableName,
        holdWrite(message, { holder, heldUntil, expiresAt }, at),
      );
      if (!isMine) return undefined;
      const item = await getItem(client, tableName, progressKey(message));
      return item && { upTo: read(PUSH_PROGRESS, item).upTo };
    },
    async receivers(after) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: VOTINGS_BY_OPENING,
          Limit: PAGE,
          KeyConditionExpression: 'kind = :kind AND opening > :after',
          ExpressionAttributeValues: toItem({ ':kind': PUSH_KIND, ':after': after ?? ' ' }),
        }),
      );
      return Items.map((item) => {
        const { opening, devices } = read(PUSH_DEVICES, plain(item));
        return { userId: opening, devices };
      });
    },
    async choices(userIds, { message, votingId }) {
      const keys = userIds.flatMap((userId) => [
        profileKey(userId),
        ...(message === 'ENDING' ? [followKey(userId, votingId), voteKey(userId, votingId)] : []),
      ]);
      const items = await getItems(client, tableName, keys);
      const found = new Map(items.map((item) => [`${item.PK}/${item.SK}`, item]));
      const at = ({ PK, SK }: { PK: string; SK: string }) => found.get(`${PK}/${SK}`);
      return new Map(
        userIds.map((userId): [string, Choices] => {
          const profile = at(profileKey(userId));
          return [
            userId,
            {
              profile: profile && read(PROFILE, profile),
              follow: at(followKey(userId, votingId)),
              vote: at(voteKey(userId, votingId)),
            },
          ];
        }),
      );
    },
    advance: (message, upTo, heldUntil) =>
      writeItem(client, tableName, advanceWrite(message, holder, upTo, heldUntil)),
    async letGo(message, finishedAt) {
      await writeItem(client, tableName, letGoWrite(message, holder, finishedAt));
    },
  };
}
