import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { ledgerKey, profileKey } from '../../../model/keys';
import { toItem } from '../dynamodb/attributes';
import type { Checkout, LedgerEntry } from './checkout';

/**
 * The writes that change a voter's credits: the balance on the profile, and a ledger entry for each change. They
 * belong in the transaction that records why.
 */
export function creditWrites(
  tableName: string,
  checkout: Checkout,
  entries: LedgerEntry[],
  at: string,
): TransactWriteItem[] {
  const { userId } = checkout;
  const sum = entries.reduce((credits, entry) => credits + entry.credits, 0);
  const balance: TransactWriteItem = {
    Update: {
      TableName: tableName,
      Key: toItem(profileKey(userId)),
      UpdateExpression: 'ADD credits :credits, version :one SET lastChange = :change',
      ExpressionAttributeValues: {
        ':credits': { N: String(sum) },
        ':one': { N: '1' },
        ':change': { S: entries.map((entry) => entry.id).join(' ') },
      },
    },
  };
  const lines = entries.map((entry) => ({
    Put: {
      TableName: tableName,
      Item: toItem({ ...ledgerKey(userId, at, entry.id), ...entry, at, reference: checkout.id }),
      ConditionExpression: 'attribute_not_exists(PK)',
    },
  }));
  return [balance, ...lines];
}
