import {
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  TrimmedDataAccessException,
  type _Record,
  type DynamoDBStreamsClient,
} from '@aws-sdk/client-dynamodb-streams';
import type { ShardProgress } from './progress';

/** What one read of a shard gave. */
export interface ShardPage {
  records: _Record[];
  /** The shard is closed and there is nothing behind these records. */
  ended: boolean;
}

/** Reads one shard of a stream from where reading stopped. */
export class ShardReader {
  private iterator: string | undefined;
  private position: string | undefined;

  constructor(
    private readonly client: DynamoDBStreamsClient,
    private readonly stream: { streamArn: string; shardId: string },
    private readonly from: ShardProgress['from'],
    position: string | undefined,
  ) {
    this.position = position;
  }

  /** Fixes where reading begins: what is written from now on is not missed, `LATEST` or not. */
  async open(): Promise<void> {
    this.iterator = await this.iteratorAt(this.position, this.from);
  }

  async read(): Promise<ShardPage> {
    try {
      if (this.iterator === undefined) await this.open();
      const { Records = [], NextShardIterator } = await this.client.send(
        new GetRecordsCommand({ ShardIterator: this.iterator, Limit: 1000 }),
      );
      this.iterator = NextShardIterator;
      this.position = Records.at(-1)?.dynamodb?.SequenceNumber ?? this.position;
      return { records: Records, ended: NextShardIterator === undefined };
    } catch (error) {
      if (error instanceof ExpiredIteratorException) this.iterator = undefined;
      // What came after the position is older than a day and gone.
      else if (error instanceof TrimmedDataAccessException)
        this.iterator = await this.iteratorAt(undefined, 'TRIM_HORIZON');
      else throw error;
      return this.read();
    }
  }

  private async iteratorAt(
    position: string | undefined,
    from: ShardProgress['from'],
  ): Promise<string | undefined> {
    const { ShardIterator } = await this.client.send(
      new GetShardIteratorCommand({
        StreamArn: this.stream.streamArn,
        ShardId: this.stream.shardId,
        ShardIteratorType: position === undefined ? from : 'AFTER_SEQUENCE_NUMBER',
        SequenceNumber: position,
      }),
    );
    return ShardIterator;
  }
}
