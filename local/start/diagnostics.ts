import type { RecordedCalls } from '@hustings/appsync-local';
import type { ServerResponse } from 'node:http';
import { isFromOwnPage, type Route } from '@hustings/aws-local';

/** A message as `/_local/outbox` shows it. */
export interface OutboxMessage {
  to: string;
  reason: string;
  code: string;
  sentAt: string;
  subject?: string;
  /** HTML. */
  body?: string;
}

/** What the diagnostics read. */
export interface DiagnosticsSources {
  /** Messages sent to addresses, oldest first. */
  outbox(isTo: (address: string) => boolean): OutboxMessage[];
  /** Names of alarms that ring. */
  ringingAlarms(): string[];
  /** Addresses and names of the running stack. */
  stack(): Record<string, unknown>;
  /** Milliseconds that the API spent, by part. */
  timings(): unknown;
  /** Bytes of memory that the process holds. */
  memory(): unknown;
  /** The DynamoDB requests of the API after the first `count`, oldest first. */
  dynamoDbCallsAfter(count: number): RecordedCalls;
}

/**
 * Answers below `/_local/`: what a developer or a test may look at on one machine and nobody could on AWS.
 * `outbox?to=ADDRESS`, `alarms`, `stack.json`, `timings`, `memory`, `dynamodb-calls?after=COUNT`. Mail holds codes that
 * sign in, so pages of other sites and names that were bent to lead here get nothing.
 */
export function diagnostics(sources: DiagnosticsSources): Route {
  return (request, response, pathname) => {
    if (!pathname.startsWith('/_local/')) return false;
    if (!isFromOwnPage(request)) {
      answerJson(response, 403, { message: 'Only pages of this address may look here.' });
      return true;
    }
    const parameters = new URL(request.url ?? '/', 'http://localhost').searchParams;
    const answer = read(sources, pathname.slice('/_local/'.length), parameters);
    if (answer === undefined) return false;
    answerJson(response, 200, answer);
    return true;
  };
}

function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
  });
  response.end(JSON.stringify(body));
}

function read(sources: DiagnosticsSources, name: string, parameters: URLSearchParams): unknown {
  switch (name) {
    case 'outbox': {
      const address = parameters.get('to')?.toLowerCase();
      return sources.outbox((to) => address === undefined || to.toLowerCase() === address);
    }
    case 'alarms':
      return { ringing: sources.ringingAlarms() };
    case 'stack.json':
      return sources.stack();
    case 'timings':
      return sources.timings();
    case 'memory':
      return sources.memory();
    case 'dynamodb-calls':
      return sources.dynamoDbCallsAfter(Number(parameters.get('after') ?? 0));
    default:
      return undefined;
  }
}
