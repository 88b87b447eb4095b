import path from 'node:path';
import { ServiceError } from '../endpoint/service-error';
import type { AgeService, MetricsService, QueueService } from '../contract';
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
    private readonly ages: AgeService,
  ) {
    this.metricTimer = setInterval(() => {
      this.putMetrics();
    }, METRIC_MS);
    this.metricTimer.unref();
  }

  create(settings: QueueSettings): void {
    const file = path.join(this.directory, `${settings.name}.jsonl`);
    const queue = new Queue(settings, file, this.ages, (arn, message) => this.get(arn).adopt(message));
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

  /** Puts how many messages every queue has, and how old the oldest is, as CloudWatch gets it by itself. */
  putMetrics(): void {
    for (const queue of this.all()) {
      const put = (name: string, value: number): void =>
        this.metrics.put({
          namespace: 'AWS/SQS',
          name,
          dimensions: { QueueName: queue.settings.name },
          value,
        });
      put('ApproximateNumberOfMessagesVisible', queue.counts().visible);
      put('ApproximateAgeOfOldestMessage', queue.oldestSeconds());
    }
  }
}
