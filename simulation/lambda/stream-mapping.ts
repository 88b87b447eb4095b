import { streamSettings, type StreamSettings } from '../../packages/aws-local/src/streams/settings';
import { TumblingWindows, windowEvent } from '../../packages/aws-local/src/streams/tumbling-window';
import { compileEventPattern } from '../../packages/aws-local/src/lambda/event-pattern';
import type { Simulation } from '../core/simulation';
import type { Shard, StreamRecord, TableStream } from '../dynamodb/stream';
import type { Functions, Outcome } from './functions';

/** What may go wrong on the way from a shard to a function. */
export interface StreamFaults {
  /** A batch that was handled is delivered again. */
  again: number;
  /** A batch is cut at any place. */
  cut: number;
}

/** A day on which nothing goes wrong. */
export const NO_STREAM_FAULTS: StreamFaults = { again: 0, cut: 0 };

/** Milliseconds between two reads of a shard ("Using AWS Lambda with Amazon DynamoDB": four times a second). */
const POLL = 250;

/** Milliseconds of the first pause after a failure, and of the longest; the service does not publish its own. */
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 10_000;

/**
 * An event source mapping ("How Lambda processes records from stream and queue-based event sources"): one reader a
 * shard, a shard after its parent, batches in their order, each until it is handled or given up.
 */
export class StreamMapping {
  /** Records that were given up, as their failure queue would be told. */
  readonly givenUp: StreamRecord[] = [];
  private readonly accepts: (event: unknown) => boolean;
  private readonly finished = new Set<Shard>();
  private readonly positions = new Map<Shard, number>();

  readonly settings: StreamSettings;

  constructor(
    private readonly simulation: Simulation,
    private readonly functions: Functions,
    readonly functionName: string,
    properties: Record<string, unknown>,
    private readonly stream: TableStream,
    public faults: StreamFaults = NO_STREAM_FAULTS,
  ) {
    // Where records go that were given up is kept in `givenUp`.
    this.settings = streamSettings({ ...properties, DestinationConfig: undefined });
    const filters =
      (properties['FilterCriteria'] as { Filters?: { Pattern: string }[] } | undefined)?.Filters ?? [];
    const patterns = filters.map(({ Pattern }) => compileEventPattern(JSON.parse(Pattern)));
    this.accepts = (event) => patterns.length === 0 || patterns.some((matches) => matches(event));
  }

  /** Reads every shard there is, and every one that comes. */
  start(): void {
    this.stream.watch((shard) => {
      const begin = (): void => {
        if (shard.parent && !this.finished.has(shard.parent)) this.simulation.after(POLL, begin);
        else void this.read(shard);
      };
      this.simulation.after(this.simulation.random.between(0, POLL), begin);
    });
  }

  /** How far a shard was read: a count of its records. */
  position(shard: Shard): number {
    return this.positions.get(shard) ?? 0;
  }

  private async read(shard: Shard): Promise<void> {
    const { tumblingWindowSeconds, batchSize } = this.settings;
    const windows =
      tumblingWindowSeconds === undefined
        ? undefined
        : new TumblingWindows(tumblingWindowSeconds * 1000, undefined);
    for (;;) {
      const end = shard.trimmed + shard.records.length;
      let position = this.position(shard);
      const first = this.next(shard, position, end);
      const { open } = windows ?? {};
      const isOver =
        open !== undefined &&
        (first === undefined
          ? this.simulation.now >= open.end
          : windows!.startOf(first.record.at) > open.start);
      if (isOver) {
        await this.deliverWindowEnd(shard, windows!);
        continue;
      }
      if (!first) {
        this.positions.set(shard, end);
        if (shard.closed && open === undefined) break;
        await this.nextRead(shard, open?.end);
        continue;
      }
      const batch: StreamRecord[] = [];
      const windowEnd = windows?.endOf(first.record.at) ?? Infinity;
      position = first.place;
      while (position < end && batch.length < batchSize) {
        const record = shard.records[position - shard.trimmed]!;
        if (this.accepts(eventOf(record))) {
          if (windows && windows.endOf(record.at) !== windowEnd) break;
          batch.push(record);
        }
        position += 1;
      }
      const size = this.simulation.random.chance(this.faults.cut)
        ? 1 + this.simulation.random.below(batch.length)
        : batch.length;
      const delivered = batch.slice(0, size);
      const after = size < batch.length ? shard.records.indexOf(batch[size]!) + shard.trimmed : position;
      await this.deliver(shard, delivered, windows);
      if (this.simulation.random.chance(this.faults.again)) {
        this.simulation.mark('batch delivered again');
        await this.deliver(shard, delivered, windows);
      }
      this.positions.set(shard, after);
      // A read that was full is followed by another right away.
      if (delivered.length < batchSize) await this.simulation.pause(POLL);
    }
    this.finished.add(shard);
  }

  /** Until a read finds something: reads that find nothing are left out, for nothing comes of them. */
  private nextRead(shard: Shard, windowEnd: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      if (shard.closed) this.simulation.after(POLL, resolve);
      else shard.waiting.push(() => this.simulation.after(this.simulation.random.float() * POLL, resolve));
      if (windowEnd !== undefined) this.simulation.after(windowEnd - this.simulation.now, resolve);
    });
  }

  private next(shard: Shard, from: number, end: number): { record: StreamRecord; place: number } | undefined {
    for (let place = from; place < end; place += 1) {
      const record = shard.records[place - shard.trimmed]!;
      if (this.accepts(eventOf(record))) return { record, place };
    }
    return undefined;
  }

  /** Delivers a batch until each of its records was handled or given up. */
  private async deliver(
    shard: Shard,
    records: StreamRecord[],
    windows: TumblingWindows | undefined,
  ): Promise<void> {
    const work: { records: StreamRecord[]; failures: number }[] = [{ records, failures: 0 }];
    for (let piece = work.shift(); piece; piece = work.shift()) {
      const oldest = this.simulation.now - this.settings.maximumRecordAgeSeconds * 1000;
      const fresh = piece.records.filter(({ at }) => at >= oldest);
      this.giveUp(piece.records.filter(({ at }) => at < oldest));
      const [first] = fresh;
      if (!first) continue;
      const window = windows?.at(first.at);
      const event = {
        Records: fresh.map(eventOf),
        ...(window && {
          ...windowEvent({ window, isFinal: false, isTerminatedEarly: false }),
          shardId: shard.id,
          eventSourceARN: 'arn:aws:dynamodb:us-east-1:123456789012:table/table/stream/1',
        }),
      };
      const outcome = await this.functions.invoke(this.functionName, event);
      if (outcome.result === 'refused') {
        await this.simulation.pause(1000);
        work.unshift({ ...piece, records: fresh });
        continue;
      }
      const handled = handledOf(outcome, fresh);
      if (handled > 0 || outcome.result === 'answered') {
        if (window && windows) {
          window.state = stateIn(outcome) ?? window.state;
          windows.open = window;
        }
        if (handled >= fresh.length) continue;
        this.simulation.mark('part of a batch failed');
        // Progress does not count as a failed attempt, but one that makes none must not spin.
        const failures = handled === 0 ? piece.failures + 1 : 0;
        await this.pauseAfter(Math.max(1, failures));
        work.unshift({ records: fresh.slice(handled), failures });
        continue;
      }
      this.simulation.mark('batch failed');
      if (this.settings.bisectOnError && fresh.length > 1) {
        const middle = Math.ceil(fresh.length / 2);
        work.unshift(
          { records: fresh.slice(0, middle), failures: piece.failures },
          { records: fresh.slice(middle), failures: piece.failures },
        );
        continue;
      }
      const failures = piece.failures + 1;
      if (failures > this.settings.maximumRetryAttempts) this.giveUp(fresh);
      else {
        await this.pauseAfter(failures);
        work.unshift({ records: fresh, failures });
      }
    }
  }

  private async deliverWindowEnd(shard: Shard, windows: TumblingWindows): Promise<void> {
    const window = windows.open!;
    for (let failures = 1; ; failures += 1) {
      const outcome = await this.functions.invoke(this.functionName, {
        Records: [],
        ...windowEvent({ window, isFinal: true, isTerminatedEarly: false }),
        shardId: shard.id,
      });
      if (outcome.result === 'answered') break;
      await this.pauseAfter(failures);
    }
    windows.close(window, false);
  }

  private giveUp(records: StreamRecord[]): void {
    if (records.length === 0) return;
    this.simulation.mark('records given up');
    this.givenUp.push(...records);
  }

  private pauseAfter(failures: number): Promise<void> {
    return this.simulation.pause(Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1)));
  }
}

type BatchAnswer = { batchItemFailures?: { itemIdentifier: string }[]; state?: object } | null | undefined;

/** How many records from the front were handled ("Reporting batch item failures"). */
function handledOf(outcome: Outcome, records: StreamRecord[]): number {
  if (outcome.result !== 'answered') return 0;
  const failures = ((outcome.answer as BatchAnswer)?.batchItemFailures ?? []).map(
    ({ itemIdentifier }) => itemIdentifier,
  );
  if (failures.length === 0) return records.length;
  const first = records.findIndex(({ sequence }) => failures.includes(sequenceText(sequence)));
  return Math.max(0, first);
}

function stateIn(outcome: Outcome): object | undefined {
  return outcome.result === 'answered' ? (outcome.answer as BatchAnswer)?.state : undefined;
}

/** Sequence numbers have 21 digits, as in the developer guide. */
function sequenceText(sequence: number): string {
  return `1${String(sequence).padStart(20, '0')}`;
}

/** A record as functions get it. */
function eventOf(record: StreamRecord): object {
  record.event ??= {
    eventID: String(record.sequence),
    eventName: record.eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(record.at / 1000),
      Keys: record.keys,
      ...(record.newImage && { NewImage: record.newImage }),
      ...(record.oldImage && { OldImage: record.oldImage }),
      SequenceNumber: sequenceText(record.sequence),
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
  };
  return record.event;
}
