import { arrange, type WebhookFaults } from './faults';

/** An event on its way to the listener. */
export interface Delivery {
  eventId: string;
  /** As it is sent, byte for byte, every time. */
  body: string;
  attempts: number;
  /** Milliseconds since 1970. */
  dueAt: number;
  /** Statuses heard so far; 0 where nobody answered. */
  heard: number[];
  state: 'WAITING' | 'DELIVERED' | 'GIVEN_UP' | 'DROPPED';
  /** Whether somebody forged it, to see it refused. */
  isForged?: boolean;
}

/** How a provider delivers. */
export interface DeliveryOptions {
  url: string;
  /** Headers of one attempt: every attempt has a signature of its own. */
  sign: (delivery: Delivery, now: number) => Record<string, string>;
  /** Milliseconds before each further attempt. */
  pauses: number[];
  /** Milliseconds that a listener has to answer. */
  patience: number;
  faults: WebhookFaults;
  deliveries: Delivery[];
  save: () => void;
}

/** Delivers events until a 2xx is heard, with growing pauses; goes on after a restart where it stopped. */
export class Deliveries {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly underWay = new Set<Promise<void>>();
  private stopped = false;

  constructor(private readonly options: DeliveryOptions) {}

  /** Takes up what an earlier run left waiting. */
  start(): void {
    this.options.deliveries
      .filter(({ state }) => state === 'WAITING')
      .forEach((waiting) => this.plan(waiting));
  }

  /** Sends an event, as the faults of the moment have it. */
  send(eventId: string, body: string): void {
    const { faults, deliveries, save } = this.options;
    const fresh = arrange(faults, Date.now()).map(({ dueAt, dropped }): Delivery => ({
      eventId,
      body,
      attempts: 0,
      dueAt,
      heard: [],
      state: dropped ? 'DROPPED' : 'WAITING',
    }));
    deliveries.push(...fresh);
    save();
    fresh.filter(({ state }) => state === 'WAITING').forEach((delivery) => this.plan(delivery));
  }

  /** Sends an event once that nobody should believe. @returns what the listener answered; 0: nothing. */
  async forge(eventId: string, body: string, headers: Record<string, string>): Promise<number> {
    const forged: Delivery = {
      eventId,
      body,
      attempts: 1,
      dueAt: Date.now(),
      heard: [],
      state: 'GIVEN_UP',
      isForged: true,
    };
    const status = await this.post(body, headers);
    forged.heard.push(status);
    this.options.deliveries.push(forged);
    this.options.save();
    return status;
  }

  /** Stops, and waits for the attempts under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.timers.forEach(clearTimeout);
    await Promise.all(this.underWay);
  }

  private plan(delivery: Delivery): void {
    if (this.stopped) return;
    const timer = setTimeout(
      () => {
        this.timers.delete(timer);
        const attempt = this.attempt(delivery).finally(() => this.underWay.delete(attempt));
        this.underWay.add(attempt);
      },
      Math.max(0, delivery.dueAt - Date.now()),
    );
    this.timers.add(timer);
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const { pauses, save } = this.options;
    const status = await this.post(delivery.body, this.options.sign(delivery, Date.now()));
    delivery.heard.push(status);
    delivery.attempts += 1;
    const pause = pauses[delivery.attempts - 1];
    if (status >= 200 && status < 300) delivery.state = 'DELIVERED';
    else if (pause === undefined) delivery.state = 'GIVEN_UP';
    else delivery.dueAt = Date.now() + pause;
    save();
    if (delivery.state === 'WAITING') this.plan(delivery);
  }

  private async post(body: string, headers: Record<string, string>): Promise<number> {
    const { url, patience } = this.options;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(patience),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  }
}
