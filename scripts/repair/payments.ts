import { ConditionalCheckFailedException, paginateScan, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { toItem } from '../../functions/lib/dynamodb/attributes';
import { plain } from '../../functions/lib/dynamodb/items';
import { CHECKOUT_PREFIX } from '../../model/keys';
import { listedAttributes } from '../../model/payments';
import type { Target } from '../operator/target';

/**
 * Lists the purchases that were begun before there was a list of payments, and have not changed since. Only what lists them
 * is written, and only where nothing else has done it: it may run beside everything, be interrupted and run again.
 * @returns how many were listed.
 */
export async function listPayments({ client, tableName }: Target): Promise<number> {
  const unlisted = {
    TableName: tableName,
    FilterExpression: 'begins_with(SK, :prefix) AND attribute_not_exists(kind)',
    ProjectionExpression: 'PK, SK, id, createdAt',
    ExpressionAttributeValues: toItem({ ':prefix': CHECKOUT_PREFIX }),
  };
  let listed = 0;
  for await (const { Items = [] } of paginateScan({ client }, unlisted))
    for (const item of Items.map(plain)) if (await list({ client, tableName }, item)) listed += 1;
  return listed;
}

async function list({ client, tableName }: Target, item: ReturnType<typeof plain>): Promise<boolean> {
  const { PK, SK, id, createdAt } = item;
  if (typeof id !== 'string' || typeof createdAt !== 'string') return false;
  const { kind, opening } = listedAttributes({ id, createdAt });
  try {
    await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: toItem({ PK, SK }),
        UpdateExpression: 'SET kind = :kind, opening = :opening',
        // A purchase that went with its account in between does not come back as half an item.
        ConditionExpression: 'attribute_exists(PK) AND attribute_not_exists(kind)',
        ExpressionAttributeValues: toItem({ ':kind': kind, ':opening': opening }),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
