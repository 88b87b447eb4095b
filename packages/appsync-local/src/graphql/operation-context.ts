import type { AuthenticatedCaller } from '../authorization/caller';
import { BatchCollector } from '../data-sources/batch-collector';
import type { RunContext } from '../protocol';
import type { ErrorEntry } from './errors';
import { Failures } from './failures';

/** What came with an operation besides its text. */
export interface OperationRequest {
  caller: AuthenticatedCaller;
  /** `ctx.identity`. */
  identity: Record<string, unknown> | null;
  /** Header names in lower case; a header that came twice is a list. */
  headers: Record<string, string | string[]>;
  /** The custom domain name that the request was sent to, if it was one. */
  domainName?: string | null;
}

/** What the fields of one operation share while it runs. */
export interface OperationContext extends OperationRequest {
  operation: RunContext['operation'];
  /** As they were sent, before coercion. */
  variables: Record<string, unknown>;
  /** Appended by resolver code, to go out beside the errors that ended fields. */
  appendedErrors: ErrorEntry[];
  responseHeaders: Record<string, string>;
  invalidations: { subscriptionField: string; payload: unknown }[];
  subscriptionFilters: { filter?: unknown; invalidationFilter?: unknown };
  cacheEntriesDeleted: number | undefined;
  resolversRun: number;
  batches: BatchCollector;
  failures: Failures;
  /** A mutation's result is being shaped for a subscriber: no resolver runs again. */
  delivery: boolean;
}

/** The context of an operation that is about to run. */
export function createOperationContext(
  request: OperationRequest,
  operation: RunContext['operation'],
  variables: Record<string, unknown> | null | undefined,
  delivery = false,
): OperationContext {
  return {
    ...request,
    operation,
    variables: variables ?? {},
    appendedErrors: [],
    responseHeaders: {},
    invalidations: [],
    subscriptionFilters: {},
    cacheEntriesDeleted: undefined,
    resolversRun: 0,
    batches: new BatchCollector(),
    failures: new Failures(),
    delivery,
  };
}
