import type { Log, MetricDatum, MetricsService, Place, TopicService } from '../contract';
import { evaluate, type AlarmIdentity, type AlarmSettings, type AlarmState } from './alarm';
import type { CompositeAlarmSettings } from './alarm-rule';
import { MetricFilters } from './metric-filters';
import { isPercentile, keyOf, MetricStore } from './metric-store';
import { alarmMessage, alarmSubject, compositeAlarmMessage } from './notification';

const EVALUATION_MS = 5000;

/** An alarm over more periods than this is evaluated by the clock alone. */
const FEW_PERIODS = 5;

interface Kept<Settings> {
  settings: Settings;
  state: AlarmState;
}

/** CloudWatch: metrics, and alarms that ring as soon as a value breaches their threshold. */
export class Metrics implements MetricsService {
  private readonly store: MetricStore;
  private readonly alarms = new Map<string, Kept<AlarmSettings>>();
  private readonly composites = new Map<string, Kept<CompositeAlarmSettings>>();
  /** Names of all alarms that are made or about to be made. */
  readonly alarmNames = new Set<string>();
  /** Alarms that a single value may set off at once, by metric. */
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
    for (const name of this.alarmsByMetric.get(keyOf(datum)) ?? [])
      if (datum.value !== 0 || this.mayChangeAtZero(name)) this.evaluate(name);
  }

  logged(logGroup: string, line: string): void {
    this.filters.logged(logGroup, line);
  }

  /** A statistic over `[from, to)` in milliseconds since the epoch, or undefined when nothing was put. */
  statistic: MetricStore['statistic'] = (...question) => this.store.statistic(...question);

  addAlarm(settings: AlarmSettings): void {
    this.alarms.set(settings.name, { settings, state: 'INSUFFICIENT_DATA' });
    const { measured, evaluationPeriods } = settings;
    // Each request puts its latency: a percentile would sort those of all periods each time.
    if (measured.expression !== undefined || isPercentile(measured.statistic)) return;
    if (evaluationPeriods > FEW_PERIODS) return;
    const key = keyOf(measured.metric);
    this.alarmsByMetric.set(key, [...(this.alarmsByMetric.get(key) ?? []), settings.name]);
  }

  addCompositeAlarm(settings: CompositeAlarmSettings): void {
    this.composites.set(settings.name, { settings, state: 'INSUFFICIENT_DATA' });
  }

  alarmsRinging(): string[] {
    return [...this.alarms, ...this.composites]
      .filter(([, { state }]) => state === 'ALARM')
      .map(([name]) => name);
  }

  /** Evaluates every alarm: what happens by itself every few seconds. */
  evaluateAll(): void {
    for (const name of this.alarms.keys()) this.evaluate(name);
    this.evaluateComposites();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Most values say that nothing failed: looking at every alarm for each of them would be most of the work here. */
  private mayChangeAtZero(name: string): boolean {
    const { state, settings } = this.alarms.get(name)!;
    return state !== 'OK' || !settings.comparison.startsWith('Greater');
  }

  private evaluate(name: string): void {
    const alarm = this.alarms.get(name)!;
    const { settings, state: before } = alarm;
    const found = evaluate(settings, this.store, this.now(), before);
    if (found.state === before) return;
    alarm.state = found.state;
    const at = new Date(this.now());
    this.announce(settings, before, found.state, alarmMessage(settings, before, found, this.place, at));
    this.evaluateComposites();
  }

  private evaluateComposites(): void {
    for (const composite of this.composites.values()) {
      const { settings, state: before } = composite;
      const stateOf = (alarm: string): AlarmState | undefined =>
        (this.alarms.get(alarm) ?? this.composites.get(alarm))?.state;
      const state = settings.rule.isMet(stateOf) ? 'ALARM' : 'OK';
      if (state === before) continue;
      composite.state = state;
      const at = new Date(this.now());
      this.announce(settings, before, state, compositeAlarmMessage(settings, before, state, this.place, at));
    }
  }

  private announce(settings: AlarmIdentity, before: AlarmState, state: AlarmState, message: object): void {
    if (state === 'ALARM')
      this.log('error', 'alarm', `ALARM ${settings.name}: ${settings.description ?? 'no description'}`);
    else if (before === 'ALARM') this.log('info', 'alarm', `${state} ${settings.name}`);
    if (!settings.actionsEnabled) return;
    for (const topicArn of settings.actions[state])
      this.topics()
        .publish(topicArn, alarmSubject(settings, state, this.place), JSON.stringify(message))
        .catch((error: unknown) => {
          this.log('error', 'alarm', `${settings.name} could not tell ${topicArn}: ${String(error)}`);
        });
  }
}
