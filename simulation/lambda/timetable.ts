import type { Simulation } from '../core/simulation';
import type { Functions } from './functions';

/** A function that runs by the clock. */
export interface Timetable {
  functionName: string;
  /** Milliseconds between two runs. */
  every: number;
  /** Tries beyond the first, of an invocation that failed. */
  retries: number;
}

/** What may go wrong with a schedule. */
export interface TimetableFaults {
  /** A run that comes late. */
  late: number;
  /** A run that comes twice: delivery is at least once. */
  twice: number;
}

/** A day on which nothing goes wrong. */
export const NO_TIMETABLE_FAULTS: TimetableFaults = { late: 0, twice: 0 };

/** Milliseconds before the second and the third try of an event ("Asynchronous invocation", Lambda developer guide). */
const PAUSES = [60_000, 120_000];

/** An EventBridge rule that invokes a function by the clock, asynchronously. */
export class TimetableRunner {
  constructor(
    private readonly simulation: Simulation,
    private readonly functions: Functions,
    private readonly timetable: Timetable,
    public faults: TimetableFaults = NO_TIMETABLE_FAULTS,
  ) {}

  start(): void {
    const { every } = this.timetable;
    const { random } = this.simulation;
    const tick = (): void => {
      const late = random.chance(this.faults.late) ? random.between(1000, 90_000) : random.between(0, 1000);
      this.simulation.after(late, () => this.invoke());
      if (random.chance(this.faults.twice)) {
        this.simulation.mark('schedule ran twice');
        this.simulation.after(late + random.between(0, 5000), () => this.invoke());
      }
      this.simulation.after(every, tick);
    };
    this.simulation.after(every - (this.simulation.now % every), tick);
  }

  private invoke(): void {
    const event = { source: 'aws.events', time: new Date(this.simulation.now).toISOString() };
    void invokeLater(this.simulation, this.functions, this.timetable, event);
  }
}

/** An asynchronous invocation: what fails is tried again later, twice. */
export async function invokeLater(
  simulation: Simulation,
  functions: Functions,
  { functionName, retries }: Pick<Timetable, 'functionName' | 'retries'>,
  event: unknown,
): Promise<void> {
  for (let failures = 0; failures <= retries;) {
    const { result } = await functions.invoke(functionName, event);
    if (result === 'answered') return;
    if (result === 'failed') failures += 1;
    await simulation.pause(result === 'refused' ? 5000 : (PAUSES[failures - 1] ?? 0));
  }
  simulation.mark(`${functionName} given up`);
}
