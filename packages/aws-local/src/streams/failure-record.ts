import { randomUUID } from 'node:crypto';
import type { Condition } from './batch-delivery';
import type { StreamRecord } from './stream-record';

/** Records that were given up, and whose they were. */
export interface GivenUp {
  records: StreamRecord[];
  condition: Condition;
  invocations: number;
  functionArn: string;
  shardId: string;
  streamArn: string;
}

/** What a failure destination gets: where the records are, not what is in them. */
export function failureRecord(given: GivenUp): unknown {
  const { records, condition, invocations, functionArn, shardId, streamArn } = given;
  const [first, last] = [records[0], records.at(-1)];
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn,
      condition,
      approximateInvokeCount: invocations,
    },
    ...(invocations > 0 && {
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    }),
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first?.sequenceNumber,
      endSequenceNumber: last?.sequenceNumber,
      approximateArrivalOfFirstRecord: arrival(first),
      approximateArrivalOfLastRecord: arrival(last),
      batchSize: records.length,
      streamArn,
    },
  };
}

function arrival(record: StreamRecord | undefined): string | undefined {
  return record && new Date(record.writtenAt).toISOString();
}
