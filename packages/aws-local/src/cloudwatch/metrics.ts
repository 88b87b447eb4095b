import type { Log, MetricDatum, MetricsService, Place, TopicService } from '../contract';
import { evaluate, type AlarmSettings, type AlarmState, type Evaluation } from './alarm';
import { MetricFilters } from './metric-filters';
import { keyOf, MetricStore } from './metric-store';
import { alarmMessage, alarmSubject } from './notification';

const EVALUATION_MS = 5000;

/** CloudWatch: metrics, and alarms that ring as soon as a value breaches their threshold. */
export class Metrics implements MetricsService {
  private readonly store: MetricStore;
  private readonly alarms = new Map<string, { settings: AlarmSettings; state: AlarmState }>();
  private readonly alarmsByMetric = new Map<string, string[]>();
  private readonly timer: NodeJS.Timeout;
  readonly filters = new MetricFilters();

  constructor(
    private readonly place: Place,
    private readonly log: Log,
    private readonly topics: () => Pick<TopicService, 'publish'>,
    private readonly now: () => number = Date.now,
  ) {
    this.store = new MetricStore(now);
    this.timer = setInterval(() => {
      this.evaluateAll();
    }, EVALUATION_MS);
    this.timer.unref();
  }

  put(datum: MetricDatum): void {
    this.store.put(datum);
    for (const name of this.alarmsByMetric.get(keyOf(datum)) ?? []) this.evaluate(name);
  }

  logged(logGroup: string, line: string): void {
    this.filters.logged(logGroup, line);
  }

  /** A statistic over `[from, to)` in milliseconds since the epoch, or undefined when nothing was put. */
  statistic: MetricStore['statistic'] = (...question) => this.store.statistic(...question);

  addAlarm(settings: AlarmSettings): void {
    this.alarms.set(settings.name, { settings, state: 'INSUFFICIENT_DATA' });
    const key = keyOf(settings.metric);
    this.alarmsByMetric.set(key, [...(this.alarmsByMetric.get(key) ?? []), settings.name]);
  }

  alarmsRinging(): string[] {
    return [...this.alarms.values()]
      .filter(({ state }) => state === 'ALARM')
      .map(({ settings }) => settings.name);
  }

  /** Evaluates every alarm: what happens by itself every few seconds. */
  evaluateAll(): void {
    for (const name of this.alarms.keys()) this.evaluate(name);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private evaluate(name: string): void {
    const alarm = this.alarms.get(name)!;
    const before = alarm.state;
    const found = evaluate(alarm.settings, this.store, this.now(), before);
    if (found.state === before) return;
    alarm.state = found.state;
    this.announce(alarm.settings, before, found);
  }

  private announce(settings: AlarmSettings, before: AlarmState, found: Evaluation): void {
    if (found.state === 'ALARM')
      this.log('error', 'alarm', `ALARM ${settings.name}: ${settings.description ?? settings.metric.name}`);
    else if (before === 'ALARM') this.log('info', 'alarm', `${found.state} ${settings.name}`);
    if (!settings.actionsEnabled) return;
    const message = JSON.stringify(alarmMessage(settings, before, found, this.place, new Date(this.now())));
    for (const topicArn of settings.actions[found.state])
      this.topics()
        .publish(topicArn, alarmSubject(settings, found.state, this.place), message)
        .catch((error: unknown) => {
          this.log('error', 'alarm', `${settings.name} could not tell ${topicArn}: ${String(error)}`);
        });
  }
}
