/** The writes that record a vote. */
import type { DynamoDBPutItemRequest, DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { ledgerKey, profileKey, voteKey } from '../../model/keys';
import { ifAbsent, typed } from '../shared/table';
import type { VoteItem } from './ballot';

/** Where the writes of {@link paidVote} stand in the transaction, and so in its cancellation reasons. */
export const VOTE_WRITE = 0;
export const PROFILE_WRITE = 1;

/**
 * Puts the vote if the voter has none. AppSync takes a refused put that equals the stored item for a success
 * ("Condition expressions", developer guide); `attempt` makes only our own repetition equal.
 */
export function freeVote(userId: string, vote: VoteItem): DynamoDBPutItemRequest {
  return {
    operation: 'PutItem',
    key: typed(voteKey(userId, vote.votingId)),
    attributeValues: typed(vote),
    condition: { expression: 'attribute_not_exists(PK)' },
  };
}

/** Puts the vote if the voter has none, takes the credit if there is one, and writes the ledger entry: or none. */
export function paidVote(table: string, userId: string, vote: VoteItem): DynamoDBTransactWriteItemsRequest {
  const { votingId, castAt, attempt, creditsSpent } = vote;
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      {
        table,
        operation: 'PutItem',
        key: typed(voteKey(userId, votingId)),
        attributeValues: typed(vote),
        condition: ifAbsent(),
      },
      {
        table,
        operation: 'UpdateItem',
        key: typed(profileKey(userId)),
        update: {
          expression: 'SET lastChange = :attempt ADD credits :change, #version :one',
          expressionNames: { '#version': 'version' },
          expressionValues: typed({ ':attempt': attempt, ':change': -creditsSpent, ':one': 1 }),
        },
        condition: {
          expression: 'credits >= :cost',
          expressionValues: typed({ ':cost': creditsSpent }),
          returnValuesOnConditionCheckFailure: true,
        },
      },
      {
        table,
        operation: 'PutItem',
        key: typed(ledgerKey(userId, castAt, attempt)),
        attributeValues: typed({
          id: attempt,
          kind: 'VOTE',
          credits: -creditsSpent,
          at: castAt,
          reference: votingId,
        }),
      },
    ],
  };
}
