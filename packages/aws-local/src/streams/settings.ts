import { refuseOutside } from '../contract';
import { checkDestination } from '../lambda/destinations';

/** How a mapping reads a stream ("Lambda parameters for Amazon DynamoDB event source mappings"), defaults filled in. */
export interface StreamSettings {
  startingPosition: 'TRIM_HORIZON' | 'LATEST';
  batchSize: number;
  batchingWindowSeconds: number;
  /** Undefined: no windows. */
  tumblingWindowSeconds?: number;
  bisectOnError: boolean;
  /** Infinity: until the records expire. */
  maximumRetryAttempts: number;
  maximumRecordAgeSeconds: number;
  onFailure?: string;
}

/** The mapping properties that {@link streamSettings} reads. */
export const STREAM_PROPERTIES = [
  'StartingPosition',
  'BatchSize',
  'MaximumBatchingWindowInSeconds',
  'TumblingWindowInSeconds',
  'BisectBatchOnFunctionError',
  'MaximumRetryAttempts',
  'MaximumRecordAgeInSeconds',
  'FunctionResponseTypes',
  'DestinationConfig',
  'ParallelizationFactor',
];

/** Seconds that a stream keeps a record. */
const RETENTION_SECONDS = 24 * 3600;

/** API reference, `CreateEventSourceMapping`. */
const BOUNDS = {
  BatchSize: [1, 10_000],
  MaximumBatchingWindowInSeconds: [0, 300],
  TumblingWindowInSeconds: [0, 900],
  MaximumRetryAttempts: [-1, 10_000],
  MaximumRecordAgeInSeconds: [-1, 604_800],
  ParallelizationFactor: [1, 10],
} as const;

/** @throws Error about what is not done here, and about what the service does not take. */
export function streamSettings(properties: Record<string, unknown>): StreamSettings {
  refuseOutside(properties, BOUNDS);
  if (Number(properties['ParallelizationFactor'] ?? 1) !== 1)
    throw new Error('ParallelizationFactor is 1 here: a shard has one reader.');
  const startingPosition = properties['StartingPosition'];
  if (startingPosition !== 'TRIM_HORIZON' && startingPosition !== 'LATEST')
    throw new Error('the StartingPosition of a stream is TRIM_HORIZON or LATEST.');
  const destination = properties['DestinationConfig'] as
    { OnFailure?: { Destination?: unknown } } | undefined;
  const onFailure = destination?.OnFailure?.Destination;
  if (typeof onFailure === 'string') checkDestination(onFailure);
  const tumbling = number(properties, 'TumblingWindowInSeconds', 0);
  return {
    startingPosition,
    batchSize: number(properties, 'BatchSize', 100),
    batchingWindowSeconds: number(properties, 'MaximumBatchingWindowInSeconds', 0),
    tumblingWindowSeconds: tumbling === 0 ? undefined : tumbling,
    bisectOnError: properties['BisectBatchOnFunctionError'] === true,
    maximumRetryAttempts: unlessEndless(number(properties, 'MaximumRetryAttempts', -1), Infinity),
    maximumRecordAgeSeconds: unlessEndless(
      number(properties, 'MaximumRecordAgeInSeconds', -1),
      RETENTION_SECONDS,
    ),
    onFailure: typeof onFailure === 'string' ? onFailure : undefined,
  };
}

function number(properties: Record<string, unknown>, name: string, otherwise: number): number {
  return Number(properties[name] ?? otherwise);
}

/** `-1` stands for no limit. */
function unlessEndless(value: number, endless: number): number {
  return value === -1 ? endless : value;
}
