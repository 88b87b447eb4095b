import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { scheduleKey, votingKey } from '../../model/keys';
import type { VotingDefinition } from '../../model/voting';
import { toAttribute, toItem } from '../lib/dynamodb/attributes';
import { transactThroughConflicts } from '../lib/dynamodb/transact';
import { readVotingTally } from '../lib/tally/voting-tally';
import type { ComparisonStore } from './handler';

type Conclusion = Parameters<ComparisonStore['conclude']>[1];

/** Definitions, tallies and the schedule. */
export function createComparisonStore(client: DynamoDBClient, tableName: string): ComparisonStore {
  return {
    read: (votingId) => readVotingTally(client, tableName, votingId),
    conclude: (voting, conclusion) =>
      transactThroughConflicts(client, [
        markVoting(tableName, voting, conclusion),
        takeOffSchedule(tableName, voting.id),
      ]),
  };
}

/** On condition that the voting is the one that was judged: no new closing time, no other conclusion. */
function markVoting(tableName: string, voting: VotingDefinition, conclusion: Conclusion): TransactWriteItem {
  const isFinal = 'recount' in conclusion;
  return {
    Update: {
      TableName: tableName,
      Key: toItem(votingKey(voting.id)),
      UpdateExpression: isFinal
        ? 'SET recount = :conclusion REMOVE disagreement'
        : 'SET disagreement = :conclusion',
      ConditionExpression: 'closesAt = :closesAt AND attribute_not_exists(recount)',
      ExpressionAttributeValues: {
        ':conclusion': toAttribute(isFinal ? { ...conclusion.recount } : conclusion.disagreement),
        ':closesAt': toAttribute(voting.closesAt),
      },
    },
  };
}

function takeOffSchedule(tableName: string, votingId: string): TransactWriteItem {
  return {
    Update: {
      TableName: tableName,
      Key: toItem(scheduleKey()),
      UpdateExpression: 'ADD #version :one REMOVE #windows.#voting',
      ExpressionAttributeNames: { '#version': 'version', '#windows': 'windows', '#voting': votingId },
      ExpressionAttributeValues: toItem({ ':one': 1 }),
    },
  };
}
