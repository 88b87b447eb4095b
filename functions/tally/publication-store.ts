import {
  ConditionalCheckFailedException,
  GetItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { SLOT_PREFIX, tallyPublicationKey, votingKey } from '../../model/keys';
import { tallyFrom, type Tally, type TallySlot } from '../../model/tally';
import type { VotingDefinition } from '../../model/voting';
import { fromItem, toItem } from '../payments/attributes';

/** What is known of a voting's tally and of its last announcement. */
export interface TallyState {
  tally: Tally;
  /** Milliseconds since the epoch at which the right to publish was last taken; 0: never. */
  publishedAt: number;
  /** The highest version that was published for certain; 0: none. */
  publishedVersion: number;
}

/** The table, as publishing sees it. */
export interface PublicationStore {
  /** Undefined when there is no such voting. */
  read(votingId: string): Promise<TallyState | undefined>;
  /** Takes the right to publish now, unless somebody took it after `before` (both milliseconds since the epoch). */
  acquire(votingId: string, now: number, before: number): Promise<boolean>;
  /** Notes that a version was published. */
  notePublished(votingId: string, version: number): Promise<void>;
}

/** Publication rows beside the slots of each tally. */
export class TablePublicationStore implements PublicationStore {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  async read(votingId: string): Promise<TallyState | undefined> {
    const [voting, rows] = await Promise.all([this.definition(votingId), this.rows(votingId)]);
    if (!voting) return undefined;
    const slots = rows.filter(({ SK }) => SK.startsWith(SLOT_PREFIX));
    const publication = rows.find(({ SK }) => SK === tallyPublicationKey(votingId).SK);
    return {
      tally: tallyFrom(voting, slots as unknown as TallySlot[]),
      publishedAt: publication?.publishedAt ?? 0,
      publishedVersion: publication?.publishedVersion ?? 0,
    };
  }

  acquire(votingId: string, now: number, before: number): Promise<boolean> {
    return this.update(votingId, {
      UpdateExpression: 'SET publishedAt = :now',
      ConditionExpression: 'attribute_not_exists(publishedAt) OR publishedAt <= :before',
      ExpressionAttributeValues: toItem({ ':now': now, ':before': before }),
    });
  }

  async notePublished(votingId: string, version: number): Promise<void> {
    await this.update(votingId, {
      UpdateExpression: 'SET publishedVersion = :version',
      ConditionExpression: 'attribute_not_exists(publishedVersion) OR publishedVersion < :version',
      ExpressionAttributeValues: toItem({ ':version': version }),
    });
  }

  private async definition(votingId: string): Promise<VotingDefinition | undefined> {
    const { Item } = await this.client.send(
      new GetItemCommand({
        TableName: this.tableName,
        Key: toItem(votingKey(votingId)),
        ConsistentRead: true,
      }),
    );
    return Item && (fromItem(Item) as unknown as VotingDefinition);
  }

  private async rows(
    votingId: string,
  ): Promise<{ SK: string; publishedAt?: number; publishedVersion?: number }[]> {
    const { Items = [] } = await this.client.send(
      new QueryCommand({
        TableName: this.tableName,
        KeyConditionExpression: 'PK = :tally',
        ExpressionAttributeValues: toItem({ ':tally': tallyPublicationKey(votingId).PK }),
        ConsistentRead: true,
      }),
    );
    return Items.map((item) => fromItem(item) as { SK: string });
  }

  private async update(
    votingId: string,
    change: Pick<
      UpdateItemCommand['input'],
      'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeValues'
    >,
  ): Promise<boolean> {
    const Key = toItem(tallyPublicationKey(votingId));
    try {
      await this.client.send(new UpdateItemCommand({ TableName: this.tableName, Key, ...change }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }
}
