/** Failures: those of the data source told apart, and those that callers are told of. */
import { util } from '@aws-appsync/utils';
import { ErrorType } from '../../model/errors';

/** What AppSync says of a data source call that failed. */
export type DataSourceError = { message: string; type: string };

/** Why DynamoDB cancelled a transaction: one reason for each of its writes, in order. */
export type CancellationReason<TItem = unknown> = { type: string; message?: string; item?: TItem | null };

const THROTTLING_ERRORS = [
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
];

const TRANSIENT_ERRORS = [
  ...THROTTLING_ERRORS,
  'TransactionConflictException',
  'TransactionInProgressException',
  'InternalServerError',
  'ServiceUnavailable',
  // The SDK's own, when a call got no answer: whether it was carried out, its repetition tells.
  'SdkClientException',
];

const THROTTLING_REASONS = ['ProvisionedThroughputExceeded', 'ThrottlingError'];

const TRANSIENT_REASONS = ['None', 'TransactionConflict', ...THROTTLING_REASONS];

/** Two spellings: DynamoDB's own, and the one in AppSync's documentation of TransactWriteItems. */
const FAILED_CONDITION_REASONS = ['ConditionalCheckFailed', 'ConditionCheckFailed'];

/** Whether the same call may well succeed when it is made again. */
export function isTransient(error: DataSourceError): boolean {
  return TRANSIENT_ERRORS.some((name) => error.type.endsWith(name));
}

/** Whether a partition had no units left: another partition may have. */
export function isThrottled(error: DataSourceError): boolean {
  return THROTTLING_ERRORS.some((name) => error.type.endsWith(name));
}

/** Whether it was that which cancelled a transaction. */
export function wereThrottled(reasons: CancellationReason[]): boolean {
  return reasons.some((reason) => THROTTLING_REASONS.indexOf(reason.type) >= 0);
}

/** Whether a single write was refused by its condition. */
export function isFailedCondition(error: DataSourceError): boolean {
  return error.type.endsWith('ConditionalCheckFailedException');
}

/** Whether a transaction was cancelled; the reasons are in the result. */
export function isCancellation(error: DataSourceError): boolean {
  return error.type.endsWith('TransactionCanceledException');
}

/** Whether this write of a cancelled transaction was refused by its condition. */
export function refusedByCondition(reason: CancellationReason | undefined): boolean {
  return reason ? FAILED_CONDITION_REASONS.indexOf(reason.type) >= 0 : false;
}

/** Whether this write was judged, and not what cancelled the transaction. */
export function wasPassed(reason: CancellationReason): boolean {
  return reason.type === 'None';
}

/** Whether nothing but conflicts, throttling and failed conditions cancelled a transaction. */
export function mayBeRepeated(reasons: CancellationReason[]): boolean {
  return reasons.every((reason) => TRANSIENT_REASONS.indexOf(reason.type) >= 0 || refusedByCondition(reason));
}

/** Ends the field with a data source's error as it is; a transient one asks the caller to try again. */
export function failWith(error: DataSourceError): never {
  if (isTransient(error)) tryAgain();
  util.error(error.message, error.type);
}

/** Ends the field: nothing was written, and the same request may well succeed. */
export function tryAgain(): never {
  util.error('The system is busy and nothing was changed. Please try again.', ErrorType.TryAgain);
}

/** Ends the field: an argument is not acceptable. */
export function invalidInput(field: string, message: string): never {
  util.error(message, ErrorType.InvalidInput, null, { field });
}
