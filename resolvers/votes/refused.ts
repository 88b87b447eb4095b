/**
 * Refused votes are counted, so that an organiser sees that something turns people away. The line says why, and nothing of
 * the vote or its voter. AppSync writes `console.error` into the API's log at the field log level ERROR (AppSync developer
 * guide, "Using CloudWatch to monitor and log GraphQL API data"), and a metric filter counts it there.
 */
import { refusalWord, type VoteRefusal } from '../../model/refusals';
import { failWith, isTransient, tryAgain, type DataSourceError } from '../lib/failures';

/** Counts a refusal. The field is to be ended right after it. */
export function countRefusal(reason: VoteRefusal): void {
  // eslint-disable-next-line no-console -- the one way out of a resolver into the log
  console.error(refusalWord(reason));
}

/** Ends the field: nothing was written, and the same vote may well succeed. */
export function voteBusy(): never {
  countRefusal('BUSY');
  tryAgain();
}

/** Ends the field with a data source's error. */
export function voteFailed(error: DataSourceError): never {
  countRefusal(isTransient(error) ? 'BUSY' : 'FAILED');
  failWith(error);
}
