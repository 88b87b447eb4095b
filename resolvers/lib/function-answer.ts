/** Answers of Lambda functions that tell of typed errors in their result. */
import { util } from '@aws-appsync/utils';
import type { ErrorAnswer } from '../../model/calls';
import type { DataSourceError } from './failures';

/** Ends the field if the function failed, or answered an error. */
export function failUnlessAnswered(
  failure: DataSourceError | undefined,
  answer: { error?: ErrorAnswer } | null,
): void {
  // What a failing function says is for the log: it may name what callers have no business to know.
  if (failure)
    util.error('This did not work, and the reason lies with us. Please try again later.', failure.type);
  if (answer?.error) util.error(answer.error.message, answer.error.type, null, answer.error.info ?? null);
}
