import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  paginateScan,
  ResourceNotFoundException,
  UpdateTableCommand,
  waitUntilTableExists,
  waitUntilTableNotExists,
  type DynamoDBClient,
  type TableDescription,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import type { _Record, DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LocalAws, RecoveryService } from '../contract';
import { readJsonFile, replaceFile } from '../disk/files';
import { ServiceError } from '../endpoint/service-error';
import { streamsClient, tablesClient } from '../dynamodb/clients';
import { ChangeReader, undone, type StoredItem } from './changes';
import { Marks } from './marks';

/** Milliseconds from one look at a stream to the next: how exactly an instant can be gone back to. */
const LOOK = 1000;

/** Items of one `BatchWriteItem`. */
const BATCH = 25;

/**
 * DynamoDB Local numbers writes that no stream tells of as well, and forgets those when it ends. A stream that was begun after
 * them would then get numbers from before its beginning, which nobody reads: so each of these writes is in a stream.
 */
const WHILE_FILLING = { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' } as const;

/** What can be restored of a table. Milliseconds since the epoch. */
export interface RecoveryWindow {
  earliest: number;
  latest: number;
}

interface Watched {
  tableName: string;
  marks?: Marks;
  reader?: ChangeReader;
  stream?: string;
  latest?: number;
}

/**
 * Point-in-time recovery of tables, which DynamoDB Local does not have: a restore is what a table holds now, without the changes
 * that its stream tells of since. So it goes back for as long as a stream goes, a day, and needs a stream of new and old images.
 */
export class PointInTimeRecovery implements RecoveryService {
  private readonly tables: DynamoDBClient;
  private readonly streams: DynamoDBStreamsClient;
  private readonly watched = new Map<string, Watched>();
  private readonly stopping = new AbortController();
  private looking: Promise<void> | undefined;
  private readonly restoringFile: string;

  /** @param directory where it notes when what changed. */
  constructor(
    private readonly aws: Pick<LocalAws, 'dynamodb' | 'place' | 'log'>,
    private readonly directory: string,
  ) {
    this.tables = tablesClient(aws);
    this.streams = streamsClient(aws);
    this.restoringFile = path.join(directory, 'restoring.json');
  }

  async watch(tableName: string): Promise<void> {
    if (this.watched.has(tableName)) return;
    const watched: Watched = { tableName };
    this.watched.set(tableName, watched);
    await this.look(watched);
    if (this.looking === undefined) {
      await this.takeAwayHalves();
      this.looking = this.lookForever();
    }
  }

  /** Undefined: nothing of it can be restored. */
  windowOf(tableName: string): RecoveryWindow | undefined {
    const { marks, latest } = this.watched.get(tableName) ?? {};
    const earliest = marks?.earliest(Date.now());
    return earliest === undefined || latest === undefined ? undefined : { earliest, latest };
  }

  isWatched(tableName: string): boolean {
    return this.watched.has(tableName);
  }

  /**
   * Makes a table of another one's items at an instant: with its indexes, without its stream and expiry. It answers when all
   * is there, where the service answers at once and goes on.
   * @param at absent: the newest instant there is.
   * @throws ServiceError as the service's ("RestoreTableToPointInTime", DynamoDB API reference).
   */
  async restore(source: string, target: string, at: number | undefined): Promise<{ at: number }> {
    const description = await this.describe(source);
    if (description === undefined)
      throw new ServiceError('TableNotFoundException', `Table not found: ${source}`);
    const { marks, stream } = this.watched.get(source) ?? {};
    const window = this.windowOf(source);
    if (marks === undefined || stream === undefined || window === undefined)
      throw new ServiceError(
        'PointInTimeRecoveryUnavailableException',
        `Point in time recovery is not enabled for table '${source}'`,
      );
    const instant = at ?? window.latest;
    const mark = marks.at(instant);
    if (mark === undefined || instant > window.latest || instant < window.earliest)
      throw new ServiceError(
        'InvalidRestoreTimeException',
        `The restore time must be from ${new Date(window.earliest).toISOString()} to ${new Date(window.latest).toISOString()}.`,
      );
    if ((await this.describe(target)) !== undefined)
      throw new ServiceError('TableAlreadyExistsException', `Table already exists: ${target}`);

    const keys = (description.KeySchema ?? []).map(({ AttributeName = '' }) => AttributeName);
    const keyOf = (item: StoredItem): string => JSON.stringify(keys.map((name) => item[name]));
    const items: StoredItem[] = [];
    const scan = { TableName: source, ConsistentRead: true };
    for await (const { Items = [] } of paginateScan({ client: this.tables }, scan)) items.push(...Items);
    // After the items: what changed while they were read is among them.
    const changes: _Record[] = [];
    await new ChangeReader(this.streams, stream, mark).read((records) => changes.push(...records));

    this.noteHalves([...this.halves(), target]);
    await this.tables.send(
      new CreateTableCommand({
        ...definitionOf(description),
        TableName: target,
        StreamSpecification: WHILE_FILLING,
      }),
    );
    await waitUntilTableExists({ client: this.tables, maxWaitTime: 30, minDelay: 1 }, { TableName: target });
    await this.fill(target, undone(items, changes, keyOf));
    const StreamSpecification = { StreamEnabled: false };
    await this.tables.send(new UpdateTableCommand({ TableName: target, StreamSpecification }));
    this.noteHalves(this.halves().filter((name) => name !== target));
    return { at: instant };
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.looking;
    for (const { marks } of this.watched.values()) await marks?.close();
    this.tables.destroy();
    this.streams.destroy();
  }

  private async fill(TableName: string, items: StoredItem[]): Promise<void> {
    for (let from = 0; from < items.length; from += BATCH) {
      let rest: WriteRequest[] = items.slice(from, from + BATCH).map((Item) => ({ PutRequest: { Item } }));
      while (rest.length > 0) {
        const { UnprocessedItems } = await this.tables.send(
          new BatchWriteItemCommand({ RequestItems: { [TableName]: rest } }),
        );
        rest = UnprocessedItems?.[TableName] ?? [];
      }
    }
  }

  private async lookForever(): Promise<void> {
    const { signal } = this.stopping;
    let complained = false;
    for (;;) {
      await pause(LOOK, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        for (const watched of [...this.watched.values()]) await this.look(watched);
        complained = false;
      } catch (error) {
        if (!complained) this.aws.log('error', 'recovery', String(error));
        complained = true;
      }
    }
  }

  /** Notes how far the stream of a table has come. */
  private async look(watched: Watched): Promise<void> {
    const at = Date.now();
    if (watched.reader === undefined) {
      const description = await this.describe(watched.tableName);
      const { LatestStreamArn: stream, StreamSpecification } = description ?? {};
      if (stream === undefined || StreamSpecification?.StreamViewType !== 'NEW_AND_OLD_IMAGES') return;
      const marks = Marks.open(this.directory, watched.tableName, stream, at);
      const { shard, sequence } = marks.last ?? {};
      Object.assign(watched, {
        marks,
        stream,
        reader: new ChangeReader(this.streams, stream, { shard, sequence }),
      });
    }
    const { marks, reader } = watched as Required<Watched>;
    const { shard, sequence } = await reader.read();
    if (marks.last === undefined || marks.last.sequence !== sequence)
      await marks.add(at, { shard, sequence });
    watched.latest = at;
  }

  /** Tables that were being filled when this ended: whole ones could not be told from them. */
  private async takeAwayHalves(): Promise<void> {
    for (const TableName of this.halves())
      if ((await this.describe(TableName)) !== undefined) {
        await this.tables.send(new DeleteTableCommand({ TableName }));
        await waitUntilTableNotExists({ client: this.tables, maxWaitTime: 30, minDelay: 1 }, { TableName });
      }
    this.noteHalves([]);
  }

  private halves(): string[] {
    return (readJsonFile(this.restoringFile) ?? []) as string[];
  }

  private noteHalves(names: string[]): void {
    replaceFile(this.restoringFile, JSON.stringify(names));
  }

  private async describe(TableName: string): Promise<TableDescription | undefined> {
    try {
      return (await this.tables.send(new DescribeTableCommand({ TableName }))).Table;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }
  }
}

function definitionOf(table: TableDescription): Omit<CreateTableCommand['input'], 'TableName'> {
  const index = ({
    IndexName,
    KeySchema,
    Projection,
  }: NonNullable<TableDescription['GlobalSecondaryIndexes']>[0]) => ({
    IndexName,
    KeySchema,
    Projection,
  });
  return {
    KeySchema: table.KeySchema,
    AttributeDefinitions: table.AttributeDefinitions,
    GlobalSecondaryIndexes: table.GlobalSecondaryIndexes?.map(index),
    LocalSecondaryIndexes: table.LocalSecondaryIndexes?.map(index),
    BillingMode: 'PAY_PER_REQUEST',
  };
}
