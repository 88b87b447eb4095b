import type { DataSourceOutcome } from '../../protocol';
import type { DynamoDbError } from './client';

/** A refusal by DynamoDB as resolver code sees it in `ctx.error`. */
export function outcomeOfError(error: DynamoDbError, result: unknown = null): DataSourceOutcome {
  return { result, error: { message: error.message, type: `DynamoDB:${error.name}` } };
}
