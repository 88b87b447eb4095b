import type { Place } from '../contract';

export function queueArn({ region, accountId }: Place, name: string): string {
  return `arn:aws:sqs:${region}:${accountId}:${name}`;
}

/** @param endpoint where SQS is served: SDK clients call the host that a queue's URL names. */
export function queueUrl(endpoint: string, { accountId }: Place, name: string): string {
  return `${endpoint}/${accountId}/${name}`;
}

export function queueArnOfUrl(url: string, place: Place): string {
  return queueArn(place, url.slice(url.lastIndexOf('/') + 1));
}
