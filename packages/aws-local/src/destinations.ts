import type { Machine } from './machine';

const SERVICES = ['sqs', 'sns', 'lambda'];

/**
 * Sends a record to a destination of Lambda: a queue, a topic or a function.
 * @param arn checked before by {@link checkDestination}.
 */
export async function sendToDestination(
  machine: Pick<Machine, 'queues' | 'topics' | 'lambda'>,
  arn: string,
  record: unknown,
): Promise<void> {
  const body = JSON.stringify(record);
  switch (serviceOf(arn)) {
    case 'sqs':
      return machine.queues.send(arn, body);
    case 'sns':
      return machine.topics.publish(arn, 'AWS Lambda destination', body);
    default:
      await machine.lambda.invoke(arn, record, 'Event');
  }
}

/** @throws Error when nothing of that kind can be told anything here. */
export function checkDestination(arn: string): void {
  if (!SERVICES.includes(serviceOf(arn) ?? ''))
    throw new Error(`destination ${arn}: queues, topics and functions are told here, nothing else.`);
}

function serviceOf(arn: string): string | undefined {
  return arn.split(':')[2];
}
