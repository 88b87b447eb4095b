import type { _Record, AttributeValue } from '@aws-sdk/client-dynamodb-streams';
import type { AttributeValue as EventValue, DynamoDBRecord } from 'aws-lambda';

/** A record on its way to a function. */
export interface StreamRecord {
  /** As functions get it. */
  event: DynamoDBRecord;
  sequenceNumber: string;
  /** Milliseconds since the epoch at which the item was written, as well as can be known. */
  writtenAt: number;
  /** Bytes of the event. */
  size: number;
}

/** Milliseconds of the step in which DynamoDB Local says when a record was written. The service says the second. */
const LOCAL_PRECISION = 60_000;

/**
 * Turns a record as the streams API gives it into one as functions get it.
 * @param readAt milliseconds since the epoch: of a record written within this minute, the best estimate of when.
 */
export function streamRecord(
  record: _Record,
  source: { eventSourceArn: string; region: string },
  readAt: number,
): StreamRecord {
  const { Keys, NewImage, OldImage, SequenceNumber = '', SizeBytes, StreamViewType } = record.dynamodb ?? {};
  const saidAt = record.dynamodb?.ApproximateCreationDateTime?.getTime() ?? readAt;
  const writtenAt = Math.min(readAt, saidAt + LOCAL_PRECISION - 1);
  const event: DynamoDBRecord = {
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: record.eventVersion,
    eventSource: record.eventSource,
    awsRegion: source.region,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(writtenAt / 1000),
      Keys: Keys && image(Keys),
      NewImage: NewImage && image(NewImage),
      OldImage: OldImage && image(OldImage),
      SequenceNumber,
      SizeBytes,
      StreamViewType,
    },
    eventSourceARN: source.eventSourceArn,
    ...(record.userIdentity && {
      userIdentity: { type: record.userIdentity.Type, principalId: record.userIdentity.PrincipalId },
    }),
  };
  return { event, sequenceNumber: SequenceNumber, writtenAt, size: JSON.stringify(event).length };
}

type Image = Record<string, AttributeValue>;

function image(attributes: Image): Record<string, EventValue> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, eventValue(value)]));
}

/** Bytes travel as Base64 in events; everything else is the same. */
function eventValue(value: AttributeValue): EventValue {
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(base64) };
  if (value.L !== undefined) return { L: value.L.map(eventValue) };
  if (value.M !== undefined) return { M: image(value.M) };
  return value as EventValue;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
