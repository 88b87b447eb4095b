import { sendToDestination } from '../lambda/destinations';
import type { StreamMapping } from './mapping';
import type { LocalAws } from '../contract';
import type { Attempt, Condition } from './batch-delivery';
import { failureRecord } from './failure-record';
import { handledCount } from './item-failures';
import type { StreamSettings } from './settings';
import type { StreamRecord } from './stream-record';
import { windowEvent, type WindowNotice } from './tumbling-window';

/** The function at the end of a mapping, as one shard calls it. */
export class StreamFunction {
  constructor(
    private readonly aws: LocalAws,
    private readonly mapping: StreamMapping,
    private readonly settings: StreamSettings,
    private readonly shardId: string,
  ) {}

  /** Invokes the function with records, and with the window that they fall into: its state is the answer's. */
  async invoke(records: StreamRecord[], notice?: WindowNotice): Promise<Attempt> {
    const last = records.at(-1);
    if (last !== undefined) this.putIteratorAge(this.aws.ages.ageOf(last.writtenAt));
    const outcome = await this.aws.lambda.invoke(this.mapping.functionArn, {
      Records: records.map(({ event }) => event),
      ...(notice && {
        ...windowEvent(notice),
        shardId: this.shardId,
        eventSourceARN: this.mapping.eventSourceArn,
      }),
    });
    if (!outcome.ok)
      return outcome.error === 'Unhandled' ? { result: 'failed', handled: 0 } : { result: 'refused' };
    if (notice !== undefined && !notice.isFinal) {
      const state = stateOf(outcome.payload);
      if (state === undefined) return { result: 'failed', handled: 0 };
      notice.window.state = state;
    }
    const handled = this.mapping.reportsItemFailures
      ? handledCount(records, outcome.payload)
      : records.length;
    return handled === records.length ? { result: 'handled' } : { result: 'failed', handled };
  }

  /** Writes to the failure destination, if the mapping has one, and to the log. */
  async giveUp(records: StreamRecord[], condition: Condition, invocations: number): Promise<void> {
    const { functionArn, functionName, eventSourceArn } = this.mapping;
    this.aws.log('error', 'streams', `${functionName}: ${records.length} records given up, ${condition}`);
    if (this.settings.onFailure === undefined) return;
    const given = {
      records,
      condition,
      invocations,
      functionArn,
      shardId: this.shardId,
      streamArn: eventSourceArn,
    };
    await sendToDestination(this.aws, this.settings.onFailure, failureRecord(given));
  }

  private putIteratorAge(value: number): void {
    const dimensions = { FunctionName: this.mapping.functionName };
    this.aws.metrics.put({ namespace: 'AWS/Lambda', name: 'IteratorAge', dimensions, value });
  }
}

/** A windowed function that answers without state has failed. */
function stateOf(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const { state } = answer as { state?: unknown };
  return typeof state === 'object' && state !== null ? state : undefined;
}
