import path from 'node:path';
import { ServiceError } from '../endpoint/service-error';
import type { MetricsService, QueueService } from '../contract';
import type { QueueSettings } from './message';
import { Queue } from './queue';

const METRIC_MS = 5000;

/**
 * SQS: the queues of the stack, which survive restarts. Queues and topics are written here because the packages that
 * serve them in process need Node 22, and Node 20.19 is supported.
 */
export class Queues implements QueueService {
  private readonly byArn = new Map<string, Queue>();
  private readonly metricTimer: NodeJS.Timeout;

  constructor(
    private readonly directory: string,
    private readonly metrics: Pick<MetricsService, 'put'>,
  ) {
    this.metricTimer = setInterval(() => {
      this.putMetrics();
    }, METRIC_MS);
    this.metricTimer.unref();
  }

  create(settings: QueueSettings): void {
    const file = path.join(this.directory, `${settings.name}.jsonl`);
    const queue = new Queue(settings, file, (arn, message) => this.get(arn).adopt(message));
    this.byArn.set(settings.arn, queue);
  }

  /** @throws ServiceError `QueueDoesNotExist` */
  get(arn: string): Queue {
    const queue = this.byArn.get(arn);
    if (queue === undefined)
      throw new ServiceError('QueueDoesNotExist', 'The specified queue does not exist.');
    return queue;
  }

  has(arn: string): boolean {
    return this.byArn.has(arn);
  }

  all(): Queue[] {
    return [...this.byArn.values()];
  }

  async send(queueArn: string, body: string): Promise<void> {
    await this.get(queueArn).send(body);
  }

  async stop(): Promise<void> {
    clearInterval(this.metricTimer);
    await Promise.all(this.all().map((queue) => queue.close()));
  }

  /** Puts `ApproximateNumberOfMessagesVisible` of every queue, as CloudWatch gets it by itself. */
  putMetrics(): void {
    for (const queue of this.all())
      this.metrics.put({
        namespace: 'AWS/SQS',
        name: 'ApproximateNumberOfMessagesVisible',
        dimensions: { QueueName: queue.settings.name },
        value: queue.counts().visible,
      });
  }
}
