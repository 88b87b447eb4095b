import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { conclusionWrite } from '../../model/voting';
import { transactThroughConflicts } from '../lib/dynamodb/transact';
import { readVotingTally } from '../lib/tally/voting-tally';
import type { ComparisonStore } from './handler';

/** Definitions and tallies. */
export function createComparisonStore(client: DynamoDBClient, tableName: string): ComparisonStore {
  return {
    read: (votingId) => readVotingTally(client, tableName, votingId),
    conclude: (voting, conclusion) =>
      transactThroughConflicts(client, tableName, [conclusionWrite(voting, conclusion)]),
  };
}
