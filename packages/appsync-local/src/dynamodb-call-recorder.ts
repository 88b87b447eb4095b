import type { DynamoDbCall } from './ports';

/** DynamoDB requests of the API, and how many there have been. */
export interface RecordedCalls {
  recorded: number;
  calls: DynamoDbCall[];
}

/** Remembers the newest DynamoDB requests. */
export class DynamoDbCallRecorder {
  private calls: DynamoDbCall[] = [];
  private recorded = 0;

  constructor(private readonly kept = 2000) {}

  record(call: DynamoDbCall): void {
    this.recorded += 1;
    this.calls.push(call);
    if (this.calls.length > 2 * this.kept) this.calls = this.calls.slice(-this.kept);
  }

  /** The requests recorded after the first `count`, as far as they are remembered. */
  after(count: number): RecordedCalls {
    const wanted = Math.min(this.recorded - count, this.calls.length);
    return { recorded: this.recorded, calls: wanted > 0 ? this.calls.slice(-wanted) : [] };
  }
}
