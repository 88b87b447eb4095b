import { readJsonFile, replaceFile } from '../disk/files';

/** A tumbling window that a function has state for. Milliseconds since the epoch. */
export interface OpenWindow {
  start: number;
  end: number;
  state: unknown;
}

/** How far a mapping has read a shard. */
export interface ShardProgress {
  /** Where reading began, for a shard that nothing was read from yet. */
  from: 'TRIM_HORIZON' | 'LATEST';
  /** Sequence number of the last record that needs no further attention. */
  position?: string;
  /** The shard has ended and everything in it was handled. */
  finished?: boolean;
  window?: OpenWindow;
}

/** The progress of one mapping, kept in a file: a restart goes on where the last batch was handled. */
export class MappingProgress {
  private shards: Record<string, ShardProgress>;
  /** Whether the mapping never ran on this data. */
  readonly isNew: boolean;

  constructor(private readonly file: string) {
    const kept = readJsonFile(file) as Record<string, ShardProgress> | undefined;
    this.isNew = kept === undefined;
    this.shards = kept ?? {};
  }

  of(shardId: string): ShardProgress | undefined {
    return this.shards[shardId];
  }

  save(shardId: string, progress: ShardProgress): void {
    this.shards[shardId] = progress;
    this.write();
  }

  /** Forgets the shards that the stream no longer has. */
  keepOnly(shardIds: ReadonlySet<string>): void {
    this.shards = Object.fromEntries(
      Object.entries(this.shards).filter(([shardId]) => shardIds.has(shardId)),
    );
    this.write();
  }

  private write(): void {
    replaceFile(this.file, JSON.stringify(this.shards));
  }
}
