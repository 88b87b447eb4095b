import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StreamMapping } from './mapping';
import type { LocalAws } from '../contract';
import type { MappingProgress } from './progress';
import { ShardConsumer } from './shard-consumer';
import { ShardReader } from './shard-reader';
import type { StreamSettings } from './settings';
import { StreamFunction } from './stream-function';

/** Milliseconds from one look for new shards to the next. A shard that ends is followed up at once. */
const DISCOVERY_INTERVAL = 10_000;

/** What a mapping's consumer works with. */
export interface StreamConsumerOptions {
  aws: LocalAws;
  mapping: StreamMapping;
  settings: StreamSettings;
  client: DynamoDBStreamsClient;
  /** As DynamoDB Local knows it. */
  streamArn: string;
  progress: MappingProgress;
}

/** Reads all shards of a stream: each once its parent is read to the end. */
export class StreamConsumer {
  private readonly stopping = new AbortController();
  private readonly running = new Map<string, Promise<void>>();
  private discovery: Promise<void> = Promise.resolve();

  constructor(private readonly options: StreamConsumerOptions) {}

  /** Resolves once reading has begun: what is written from then on is not missed. */
  async start(): Promise<void> {
    const { progress, settings } = this.options;
    const shards = await this.shards();
    if (progress.isNew && settings.startingPosition === 'LATEST') this.skipWhatIsThere(shards);
    progress.keepOnly(new Set(shards.map(({ ShardId = '' }) => ShardId)));
    await this.startReadable(shards);
    this.discovery = this.discoverForever();
  }

  /** Resolves once nothing runs, or after a grace for what hangs. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.race([
      Promise.all([this.discovery, ...this.running.values()]),
      sleep(2000, undefined, { ref: false }),
    ]);
    this.options.client.destroy();
  }

  /** Until stopped. */
  private async discoverForever(): Promise<void> {
    const { signal } = this.stopping;
    try {
      for (;;) {
        await sleep(DISCOVERY_INTERVAL, undefined, { signal });
        await this.discover();
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  private async discover(): Promise<void> {
    try {
      await this.startReadable(await this.shards());
    } catch (error) {
      this.complain(error);
    }
  }

  private async startReadable(shards: Shard[]): Promise<void> {
    const { progress } = this.options;
    const present = new Set(shards.map(({ ShardId }) => ShardId));
    for (const { ShardId = '', ParentShardId: parent } of shards) {
      if (this.running.has(ShardId) || progress.of(ShardId)?.finished === true) continue;
      const parentIsRead =
        parent === undefined || !present.has(parent) || progress.of(parent)?.finished === true;
      if (parentIsRead) await this.startShard(ShardId);
    }
  }

  private async startShard(shardId: string): Promise<void> {
    const { aws, mapping, settings, client, streamArn, progress } = this.options;
    const known = progress.of(shardId) ?? { from: 'TRIM_HORIZON' as const };
    progress.save(shardId, known);
    const reader = new ShardReader(client, { streamArn, shardId }, known.from, known.position);
    const consumer = new ShardConsumer({
      aws,
      mapping,
      settings,
      shardId,
      reader,
      initial: known,
      function: new StreamFunction(aws, mapping, settings, shardId),
      progress,
      signal: this.stopping.signal,
    });
    const opened = reader.open();
    this.running.set(shardId, this.runShard(shardId, opened, consumer));
    await opened;
  }

  /** A shard whose consumer broke is taken up again, where it was, at the next look for shards. */
  private async runShard(shardId: string, opened: Promise<void>, consumer: ShardConsumer): Promise<void> {
    try {
      await opened;
      await consumer.run();
    } catch (error) {
      if (!this.stopping.signal.aborted) this.complain(error);
      return;
    } finally {
      this.running.delete(shardId);
    }
    await this.discover();
  }

  private skipWhatIsThere(shards: Shard[]): void {
    for (const { ShardId = '', SequenceNumberRange } of shards) {
      const finished = SequenceNumberRange?.EndingSequenceNumber !== undefined;
      this.options.progress.save(ShardId, { from: 'LATEST', finished });
    }
  }

  private async shards(): Promise<Shard[]> {
    const { client, streamArn } = this.options;
    const shards: Shard[] = [];
    let after: string | undefined;
    do {
      const { StreamDescription } = await client.send(
        new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId: after }),
      );
      shards.push(...(StreamDescription?.Shards ?? []));
      after = StreamDescription?.LastEvaluatedShardId;
    } while (after !== undefined);
    return shards;
  }

  private complain(error: unknown): void {
    const { aws, mapping } = this.options;
    aws.log('error', 'streams', `${mapping.functionName}: ${String(error)}`);
  }
}
