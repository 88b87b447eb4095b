import type { ErrorAnswer } from '../../../model/calls';
import { ErrorType } from '../../../model/errors';
import { isThrottled } from '../dynamodb/transact';
import { CallerError, ContentionError, ProviderError, UnfinishedError } from './errors';

/** What the caller is told of an error, or undefined for what must surface as a fault of ours. */
export function answerTo(error: unknown): ErrorAnswer | undefined {
  if (error instanceof CallerError) return { type: error.type, message: error.message, info: error.info };
  if (error instanceof ProviderError) {
    const { provider, retryable } = error;
    const advice = retryable ? 'Try again in a moment.' : 'Choose another way to pay.';
    const message = `The payment provider could not be reached or refused. ${advice}`;
    return { type: ErrorType.PaymentProviderError, message, info: { provider, retryable } };
  }
  if (error instanceof UnfinishedError)
    return { type: ErrorType.TryAgain, message: 'Not everything is done yet. Call again to go on.' };
  if (error instanceof ContentionError)
    return { type: ErrorType.TryAgain, message: 'Someone else was changing this checkout. Try again.' };
  if (isThrottled(error))
    return { type: ErrorType.TryAgain, message: 'The system is busy. Please try again in a moment.' };
  return undefined;
}
