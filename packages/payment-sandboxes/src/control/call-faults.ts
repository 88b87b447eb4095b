import { setTimeout as pause } from 'node:timers/promises';

/** What shall go wrong with calls of the provider's API. */
export interface CallFault {
  /** `POST`, … Absent: any. */
  method?: string;
  /** The calls whose path contains this. Absent: any. */
  path?: string;
  /** How many calls; counts down. */
  times: number;
  /**
   * `fail` before anything is done, `fail-after` once it is done, `hang` for ever before or `hang-after` it, or `slow` by
   * `milliseconds`. Those are failures on the way. `keep` is one of the provider's own, which is kept for the call's idempotency key where the
   * provider does so.
   */
  kind: 'fail' | 'fail-after' | 'keep' | 'hang' | 'hang-after' | 'slow';
  /** Of those that fail; 500 unless it says otherwise. */
  status?: number;
  milliseconds?: number;
}

/** The faults that calls run into. */
export class CallFaults {
  private faults: CallFault[] = [];

  set(faults: CallFault[]): void {
    this.faults = faults;
  }

  /** Takes the first fault that fits a call. */
  take(method: string, path: string): CallFault | undefined {
    const fault = this.faults.find(
      (candidate) =>
        candidate.times > 0 && (candidate.method ?? method) === method && path.includes(candidate.path ?? ''),
    );
    if (fault) fault.times -= 1;
    return fault;
  }
}

/**
 * Answers a call, unless a fault gets in the way.
 * @param failure the provider's own words for a status.
 */
export async function answerWithFaults<Reply>(
  fault: CallFault | undefined,
  answer: (instead?: () => Promise<Reply>) => Promise<Reply>,
  failure: (status: number) => Reply,
): Promise<Reply | 'hang'> {
  if (!fault) return answer();
  if (fault.kind === 'hang') return 'hang';
  if (fault.kind === 'keep') return answer(() => Promise.resolve(failure(fault.status ?? 500)));
  if (fault.kind === 'fail') return failure(fault.status ?? 500);
  if (fault.kind === 'slow') await pause(fault.milliseconds ?? 1000);
  const reply = await answer();
  if (fault.kind === 'hang-after') return 'hang';
  return fault.kind === 'fail-after' ? failure(fault.status ?? 500) : reply;
}
