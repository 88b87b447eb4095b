import type { DynamoDbCall } from '../appsync/ports';
import { sendJson, type Route } from './index';

/** A message as `/_local/outbox` shows it. */
export interface OutboxMessage {
  to: string;
  reason: string;
  code: string;
  sentAt: string;
}

/** What the diagnostics read. */
export interface DiagnosticsSources {
  /** Messages sent to users, oldest first. */
  outbox(): OutboxMessage[];
  /** Names of alarms that ring. */
  ringingAlarms(): string[];
  /** Addresses and names of the running stack. */
  stack(): Record<string, unknown>;
  /** Milliseconds that the API spent, by part. */
  timings(): unknown;
  /** The newest DynamoDB requests of the API, oldest first. */
  dynamoDbCalls(): DynamoDbCall[];
}

/** Remembers the newest DynamoDB requests. */
export class DynamoDbCallRecorder {
  private calls: DynamoDbCall[] = [];

  constructor(private readonly kept = 2000) {}

  record(call: DynamoDbCall): void {
    this.calls.push(call);
    if (this.calls.length > 2 * this.kept) this.calls = this.calls.slice(-this.kept);
  }

  newest(): DynamoDbCall[] {
    return this.calls.slice(-this.kept);
  }
}

/**
 * Answers below `/_local/`: what a developer or a test may look at on one machine and nobody could on AWS.
 * `outbox?to=ADDRESS`, `alarms`, `stack.json`, `timings`, `dynamodb-calls`.
 */
export function diagnostics(sources: DiagnosticsSources): Route {
  return (request, response, pathname) => {
    if (!pathname.startsWith('/_local/')) return false;
    const parameters = new URL(request.url ?? '/', 'http://localhost').searchParams;
    const answer = read(sources, pathname.slice('/_local/'.length), parameters);
    if (answer === undefined) return false;
    sendJson(response, 200, answer);
    return true;
  };
}

function read(sources: DiagnosticsSources, name: string, parameters: URLSearchParams): unknown {
  switch (name) {
    case 'outbox': {
      const address = parameters.get('to')?.toLowerCase();
      return sources.outbox().filter(({ to }) => address === undefined || to.toLowerCase() === address);
    }
    case 'alarms':
      return { ringing: sources.ringingAlarms() };
    case 'stack.json':
      return sources.stack();
    case 'timings':
      return sources.timings();
    case 'dynamodb-calls':
      return sources.dynamoDbCalls();
    default:
      return undefined;
  }
}
