import fs from 'node:fs';
import path from 'node:path';

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
    this.isNew = !fs.existsSync(file);
    this.shards = this.isNew
      ? {}
      : (JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, ShardProgress>);
    fs.mkdirSync(path.dirname(file), { recursive: true });
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
    const temporary = `${this.file}.new`;
    fs.writeFileSync(temporary, JSON.stringify(this.shards));
    fs.renameSync(temporary, this.file);
  }
}
