import type { DataSourceOutcome } from '../protocol';
import type { BatchCollector } from './batch-collector';

/** Where in an API a data source is called from: a unit resolver or a function of a pipeline. */
export interface CallSite {
  /** Unique in the API; page tokens are bound to it. */
  name: string;
  typeName: string;
  fieldName: string;
  /** Name of the field's type, as conditional check handlers are told. */
  outputType: string;
  /** Set by `maxBatchSize`. */
  maxBatchSize?: number;
  /** A Lambda function is called without resolver code between. */
  direct: boolean;
}

/** The field instance for which a data source is called. */
export interface CallScope {
  arguments: Record<string, unknown>;
  identity: unknown;
  /** Gathers the instances of the same field that run in the same operation. */
  batches: BatchCollector;
}

/** Answers the requests of resolver code. */
export interface DataSource {
  /**
   * Failures of the source are outcomes with an `error`, which the response handler sees.
   * @throws FieldError when the request object makes no sense: the field ends there
   */
  call(request: unknown, site: CallSite, scope: CallScope): Promise<DataSourceOutcome>;
  /** Releases connections. */
  close?(): void;
}
