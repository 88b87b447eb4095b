/** The writes that give credits to a voter. */
import type { DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { grantKey, ledgerKey, profileKey } from '../../model/keys';
import type { GrantCreditsInput } from '../../schema/generated/types';
import { invalidInput } from '../shared/failures';
import { ifAbsent, typed, type TransactItem } from '../shared/table';

/** The ledger entry of a grant. */
export type Grant = { id: string; kind: 'GRANT'; credits: number; at: string; note: string };

/** What is remembered of a grant by its idempotency key. */
export type GivenGrant = { entryId: string; at: string; credits: number; note: string };

/** What the steps of `grantCredits` hand on. */
export type GrantStash = { grant: Grant; given?: boolean };

/** Which of the writes remembers the grant by its idempotency key. */
export const KEY_WRITE = 2;

/**
 * Raises the balance and writes the ledger entry, on condition that neither this request nor one with the same key
 * has done so.
 */
export function grantWrites(
  table: string,
  input: GrantCreditsInput,
  grant: Grant,
): DynamoDBTransactWriteItemsRequest {
  const { userId, idempotencyKey } = input;
  const put = (key: object, values: object): TransactItem => ({
    table,
    operation: 'PutItem',
    key: typed(key),
    attributeValues: typed(values),
    condition: ifAbsent(),
  });
  const { id: entryId, at, credits, note } = grant;
  const given: GivenGrant = { entryId, at, credits, note };
  const remembered = idempotencyKey ? [put(grantKey(userId, idempotencyKey), given)] : [];
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      {
        table,
        operation: 'UpdateItem',
        key: typed(profileKey(userId)),
        update: {
          expression: 'SET lastChange = :grant ADD credits :credits, #version :one',
          expressionNames: { '#version': 'version' },
          expressionValues: typed({ ':grant': grant.id, ':credits': grant.credits, ':one': 1 }),
        },
      },
      put(ledgerKey(userId, grant.at, grant.id), grant),
      ...remembered,
    ],
  };
}

/** Ends the field when the grant that was given with this idempotency key is another one than the one asked for. */
export function refuseOtherGrant(grant: Grant, given: GivenGrant | null | undefined): void {
  if (given && (given.credits !== grant.credits || given.note !== grant.note))
    invalidInput('idempotencyKey', 'This idempotency key was used for another number of credits or reason.');
}
