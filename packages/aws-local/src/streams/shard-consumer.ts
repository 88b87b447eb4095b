import type { _Record } from '@aws-sdk/client-dynamodb-streams';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StreamMapping } from './mapping';
import type { LocalAws } from '../contract';
import { deliver, pause, type Attempt } from './batch-delivery';
import { Batcher } from './batcher';
import type { MappingProgress, OpenWindow, ShardProgress } from './progress';
import type { ShardReader } from './shard-reader';
import type { StreamSettings } from './settings';
import type { StreamFunction } from './stream-function';
import { streamRecord, type StreamRecord } from './stream-record';
import { hasOutgrownItsState, TumblingWindows } from './tumbling-window';

/** Milliseconds from one read of a shard to the next: four a second. */
const POLL_INTERVAL = 250;

/** Milliseconds to wait after the streams API failed. */
const FAILURE_INTERVAL = 1000;

/**
 * Milliseconds after which it is written down how far a shard was read that had nothing for the function. What is read
 * again after a kill is left out again.
 */
const READING_SAVED_AFTER = 5000;

/** Most records that one read gives. */
const FULL_PAGE = 1000;

/** What a shard's consumer works with. */
export interface ShardConsumerOptions {
  aws: LocalAws;
  mapping: StreamMapping;
  settings: StreamSettings;
  shardId: string;
  reader: ShardReader;
  initial: ShardProgress;
  function: StreamFunction;
  progress: MappingProgress;
  signal: AbortSignal;
}

/** Reads one shard to its end and gives its records to the function, one batch after the other. */
export class ShardConsumer {
  private readonly windows: TumblingWindows | undefined;
  private readonly batcher: Batcher;
  private saved: ShardProgress;
  /** Sequence number of the last record read: all before it are handled once no record waits. */
  private readUpTo: string | undefined;
  private nextRead = 0;
  private savedAt = 0;

  constructor(private readonly options: ShardConsumerOptions) {
    const { settings, initial } = options;
    this.saved = initial;
    const length = settings.tumblingWindowSeconds;
    this.windows = length === undefined ? undefined : new TumblingWindows(length * 1000, this.saved.window);
    this.batcher = new Batcher(settings, this.windows);
  }

  /** Runs until the shard has ended. @throws the signal's reason when aborted. */
  async run(): Promise<void> {
    for (let ended = false; !ended;) {
      this.options.signal.throwIfAborted();
      if (Date.now() >= this.nextRead) ended = await this.read();
      await this.deliverDue(ended);
      if (!ended) await this.rest();
    }
    if (this.windows?.open !== undefined) await this.closeWindow(this.windows.open, true);
    this.save({ ...this.saved, finished: true });
  }

  /** @returns whether the shard has ended. */
  private async read(): Promise<boolean> {
    const { aws, mapping, reader } = this.options;
    const readAt = Date.now();
    this.nextRead = readAt + POLL_INTERVAL;
    let records: _Record[];
    let ended: boolean;
    try {
      ({ records, ended } = await reader.read());
    } catch (error) {
      aws.log('error', 'streams', `${mapping.functionName}: reading failed: ${String(error)}`);
      this.nextRead = readAt + FAILURE_INTERVAL;
      return false;
    }
    if (records.length === FULL_PAGE) this.nextRead = readAt;
    const source = { eventSourceArn: mapping.eventSourceArn, region: aws.place.region };
    const all = records.map((record) => streamRecord(record, source, readAt));
    this.batcher.add(
      all.filter(({ event }) => mapping.accepts(event)),
      readAt,
    );
    this.readUpTo = all.at(-1)?.sequenceNumber ?? this.readUpTo;
    if (this.batcher.isEmpty && all.length > 0) {
      this.saved = { ...this.saved, position: this.readUpTo };
      if (readAt - this.savedAt >= READING_SAVED_AFTER) this.save(this.saved);
    }
    return ended;
  }

  private async deliverDue(flush: boolean): Promise<void> {
    for (;;) {
      await this.closeWindowIfOver();
      const batch = this.batcher.take(Date.now(), flush);
      if (batch === undefined) return;
      await this.deliverBatch(batch.records, batch.isLast);
    }
  }

  private async deliverBatch(records: StreamRecord[], isLast: boolean): Promise<void> {
    const { aws, settings, signal, shardId, function: target } = this.options;
    const [first] = records;
    const window = first && this.windows?.at(first.writtenAt);
    const invoke = (part: StreamRecord[]): Promise<Attempt> => this.invoke(part, window);
    const giveUp = target.giveUp.bind(target);
    const done = (record: StreamRecord): void => {
      const position = isLast && record === records.at(-1) ? this.readUpTo : record.sequenceNumber;
      this.save({ ...this.saved, position, window: this.windows?.open });
    };
    const { ages } = aws;
    const faulty = aws.faults?.streams?.({ shardId, records });
    if (faulty === undefined) return deliver(records, { settings, ages, signal, invoke, giveUp, done });
    for (const part of faulty)
      await deliver(part, { settings, ages, signal, invoke, giveUp, done: () => undefined });
    const last = records.at(-1);
    if (last !== undefined) done(last);
  }

  private async invoke(records: StreamRecord[], window: OpenWindow | undefined): Promise<Attempt> {
    const { function: target } = this.options;
    if (window === undefined || this.windows === undefined) return target.invoke(records);
    const attempt = await target.invoke(records, { window, isFinal: false, isTerminatedEarly: false });
    if (attempt.result === 'handled' || (attempt.result === 'failed' && attempt.handled > 0)) {
      this.windows.open = window;
      if (hasOutgrownItsState(window)) {
        await this.closeWindow(window, true);
        window.state = {};
      }
    }
    return attempt;
  }

  /** A window is over when the clock has passed its end and no record waits that falls into it. */
  private async closeWindowIfOver(): Promise<void> {
    const open = this.windows?.open;
    if (open === undefined || this.windows === undefined) return;
    const { headTime } = this.batcher;
    const isOver =
      headTime === undefined ? Date.now() >= open.end : this.windows.startOf(headTime) > open.start;
    if (isOver) await this.closeWindow(open, false);
  }

  /** Makes the final invocation of a window. While the function fails at it, the shard waits. */
  private async closeWindow(window: OpenWindow, isTerminatedEarly: boolean): Promise<void> {
    const { aws, mapping, settings, signal, function: target } = this.options;
    for (let failures = 0; ;) {
      const { result } = await target.invoke([], { window, isFinal: true, isTerminatedEarly });
      if (result === 'handled') break;
      signal.throwIfAborted();
      if (result === 'failed') failures += 1;
      const isTooOld = aws.ages.ageOf(window.end) > settings.maximumRecordAgeSeconds * 1000;
      if (failures > settings.maximumRetryAttempts || isTooOld) {
        aws.log('error', 'streams', `${mapping.functionName}: the state of a window was given up`);
        break;
      }
      await pause(Math.max(1, failures), signal);
    }
    this.windows?.close(window, isTerminatedEarly);
    this.save({ ...this.saved, window: undefined });
  }

  /** Sleeps until something is due: a read, the end of a window or a batch that has gathered for long enough. */
  private async rest(): Promise<void> {
    const wakeAt = Math.min(this.nextRead, this.windows?.open?.end ?? Infinity, this.batcher.dueAt);
    const milliseconds = Math.max(0, wakeAt - Date.now());
    await sleep(milliseconds, undefined, { signal: this.options.signal });
  }

  private save(progress: ShardProgress): void {
    this.saved = progress;
    this.savedAt = Date.now();
    this.options.progress.save(this.options.shardId, progress);
  }
}
