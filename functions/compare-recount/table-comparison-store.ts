import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { scheduleKey, votingKey } from '../../model/keys';
import type { Recount, VotingDefinition } from '../../model/voting';
import { toAttribute, toItem } from '../payments/attributes';
import { transactThroughConflicts } from '../shared/transact';
import { readVotingTally } from '../tally/voting-tally';
import type { ComparisonStore } from './handler';

/** Definitions, tallies and the schedule. */
export class TableComparisonStore implements ComparisonStore {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  read(votingId: string): ReturnType<ComparisonStore['read']> {
    return readVotingTally(this.client, this.tableName, votingId);
  }

  conclude(
    voting: VotingDefinition,
    conclusion: { recount: Recount } | { disagreement: string },
  ): Promise<boolean> {
    return transactThroughConflicts(this.client, [
      this.markVoting(voting, conclusion),
      this.takeOffSchedule(voting.id),
    ]);
  }

  /** On condition that the voting is the one that was judged: no new closing time, no other conclusion. */
  private markVoting(
    voting: VotingDefinition,
    conclusion: { recount: Recount } | { disagreement: string },
  ): TransactWriteItem {
    const isFinal = 'recount' in conclusion;
    return {
      Update: {
        TableName: this.tableName,
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

  private takeOffSchedule(votingId: string): TransactWriteItem {
    return {
      Update: {
        TableName: this.tableName,
        Key: toItem(scheduleKey()),
        UpdateExpression: 'ADD #version :one REMOVE #windows.#voting',
        ExpressionAttributeNames: { '#version': 'version', '#windows': 'windows', '#voting': votingId },
        ExpressionAttributeValues: toItem({ ':one': 1 }),
      },
    };
  }
}
