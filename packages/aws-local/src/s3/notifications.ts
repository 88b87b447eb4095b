import type { LocalAws } from '../contract';
import type { StoredObject } from './object-store';

/** An entry of `NotificationConfiguration.LambdaConfigurations`. */
export interface LambdaNotification {
  Event: string;
  Function: string;
  Filter?: { S3Key: { Rules: { Name: string; Value: string }[] } };
}

/** Events of objects that come to be, which are all that is told of here. */
export type ObjectEvent = 'ObjectCreated:Put' | 'ObjectCreated:Post';

const KNOWN = /^s3:ObjectCreated:(\*|Put|Post)$/;

/** What is wrong with a notification. */
export function notificationProblems({ Event, Filter }: LambdaNotification): string[] {
  const rules = Filter?.S3Key.Rules ?? [];
  return [
    ...(KNOWN.test(Event) ? [] : [`the event ${Event} is not told of here.`]),
    ...rules
      .filter(({ Name }) => !/^(prefix|suffix)$/i.test(Name))
      .map(({ Name }) => `the filter ${Name} is none: prefix or suffix.`),
  ];
}

/** Calls the functions that want to hear of an object ("Event message structure", Amazon S3 user guide). */
export function notify(
  { lambda, place, log }: Pick<LocalAws, 'lambda' | 'place' | 'log'>,
  notifications: readonly LambdaNotification[],
  bucket: string,
  event: ObjectEvent,
  object: StoredObject,
): void {
  for (const { Function: functionArn, Event, Filter } of notifications) {
    const wanted = Event.replace('s3:', '').replace('*', '');
    const isFor = (Filter?.S3Key.Rules ?? []).every(({ Name, Value }) =>
      Name.toLowerCase() === 'prefix' ? object.key.startsWith(Value) : object.key.endsWith(Value),
    );
    if (!event.startsWith(wanted) || !isFor) continue;
    const record = {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: place.region,
      eventTime: object.lastModified,
      eventName: event,
      userIdentity: { principalId: `AWS:${place.accountId}` },
      requestParameters: { sourceIPAddress: '127.0.0.1' },
      responseElements: {},
      s3: {
        s3SchemaVersion: '1.0',
        configurationId: functionArn,
        bucket: {
          name: bucket,
          ownerIdentity: { principalId: place.accountId },
          arn: `arn:aws:s3:::${bucket}`,
        },
        object: {
          key: encodeURIComponent(object.key).replace(/%20/g, '+').replace(/%2F/g, '/'),
          size: object.size,
          eTag: object.etag.replaceAll('"', ''),
          sequencer: Date.parse(object.lastModified).toString(16).padStart(16, '0').toUpperCase(),
        },
      },
    };
    lambda.invoke(functionArn, { Records: [record] }, 'Event').then(
      (outcome) => {
        if (!outcome.ok)
          log('error', 's3', `${functionArn} was not told of ${event}: ${outcome.errorMessage}`);
      },
      (error: unknown) => {
        log('error', 's3', String(error));
      },
    );
  }
}
