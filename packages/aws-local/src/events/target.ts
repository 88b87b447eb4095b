import type { LocalAws } from '../contract';

/** What a rule or a schedule calls. */
export interface Target {
  arn: string;
  /** JSON text that replaces the event. */
  input?: string;
}

type Services = Pick<LocalAws, 'lambda' | 'stateMachines' | 'queues' | 'topics'>;

/**
 * Hands an event to a target.
 * @throws Error when the target does not take it.
 */
export async function deliver({ arn, input }: Target, event: unknown, services: Services): Promise<void> {
  const payload: unknown = input === undefined ? event : JSON.parse(input);
  const service = arn.split(':')[2];
  if (service === 'states') await services.stateMachines.startExecution(arn, payload);
  else if (service === 'sns')
    await services.topics.publish(arn, '', typeof payload === 'string' ? payload : JSON.stringify(payload));
  else if (service === 'sqs') await services.queues.send(arn, JSON.stringify(payload));
  else {
    const outcome = await services.lambda.invoke(arn, payload, 'Event');
    if (!outcome.ok) throw new Error(`${outcome.error}: ${outcome.errorMessage}`);
  }
}

/**
 * Reads a target of a template.
 * @throws Error for one that cannot be called here.
 */
export function readTarget(target: Record<string, unknown>, allowed: readonly string[]): Target {
  const others = Object.keys(target).filter((name) => !allowed.includes(name));
  if (others.length > 0) throw new Error(`targets with ${others.join(', ')} are not served locally.`);
  const arn = String(target['Arn']);
  if (!['lambda', 'states', 'sqs', 'sns'].includes(arn.split(':')[2] ?? ''))
    throw new Error(
      `the target ${arn} cannot be called locally, only functions, state machines, queues and topics.`,
    );
  return { arn, ...(typeof target['Input'] === 'string' ? { input: target['Input'] } : {}) };
}
