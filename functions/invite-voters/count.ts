import { paginateQuery } from '@aws-sdk/client-dynamodb';
import { GATE_COPIES, invitationsOf } from '../../model/keys';
import { toItem } from '../lib/dynamodb/attributes';
import { inTurn } from '../lib/in-turn';
import type { Table } from '../lib/people/close-account';

/** Partitions that are read at once. */
const AT_ONCE = 16;

/**
 * Counts the mailboxes that are invited to a voting, in all 256 partitions of them. It costs half a unit for each of these that
 * is nearly empty, and half a unit for each 4 KB, some forty invitations.
 */
export async function countInvited({ client, tableName }: Table, votingId: string): Promise<number> {
  const turn = inTurn(AT_ONCE);
  const counts = await Promise.all(
    GATE_COPIES.flatMap((high) => GATE_COPIES.map((low) => invitationsOf(votingId, high + low))).map(
      (partition) =>
        turn(async () => {
          let count = 0;
          const pages = paginateQuery(
            { client },
            {
              TableName: tableName,
              KeyConditionExpression: 'PK = :partition',
              ExpressionAttributeValues: toItem({ ':partition': partition }),
              Select: 'COUNT',
            },
          );
          for await (const { Count } of pages) count += Count ?? 0;
          return count;
        }),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
