import type { LocalAws } from '../contract';

const SERVICES = ['sqs', 'sns', 'lambda'];

/**
 * Sends a record to a destination of Lambda: a queue, a topic or a function.
 * @param arn checked before by {@link checkDestination}.
 */
export async function sendToDestination(
  aws: Pick<LocalAws, 'queues' | 'topics' | 'lambda'>,
  arn: string,
  record: unknown,
): Promise<void> {
  const body = JSON.stringify(record);
  switch (serviceOf(arn)) {
    case 'sqs':
      return aws.queues.send(arn, body);
    case 'sns':
      return aws.topics.publish(arn, 'AWS Lambda destination', body);
    default:
      await aws.lambda.invoke(arn, record, 'Event');
  }
}

/** @throws Error when nothing here can send to such a destination. */
export function checkDestination(arn: string): void {
  if (!SERVICES.includes(serviceOf(arn) ?? ''))
    throw new Error(`destination ${arn}: only queues, topics and functions can be sent to here.`);
}

function serviceOf(arn: string): string | undefined {
  return arn.split(':')[2];
}
