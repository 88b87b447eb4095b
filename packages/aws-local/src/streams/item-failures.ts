import type { StreamRecord } from './stream-record';

/**
 * How many records from the front of a batch a function handled, by its answer ("Configuring partial batch response
 * with DynamoDB and Lambda"): all when it reports nothing, up to the lowest sequence number that it reports, and none
 * when the answer makes no sense.
 */
export function handledCount(records: StreamRecord[], answer: unknown): number {
  if (answer === null || typeof answer !== 'object') return answer === null ? records.length : 0;
  const failures = (answer as { batchItemFailures?: unknown }).batchItemFailures;
  if (failures === undefined || failures === null) return records.length;
  if (!Array.isArray(failures)) return 0;
  let handled = records.length;
  for (const failure of failures as ({ itemIdentifier?: unknown } | null)[]) {
    const index = records.findIndex(({ sequenceNumber }) => sequenceNumber === failure?.itemIdentifier);
    if (index < 0) return 0;
    handled = Math.min(handled, index);
  }
  return handled;
}
