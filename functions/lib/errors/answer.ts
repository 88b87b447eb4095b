import type { ErrorAnswer } from '../../../model/calls';
import { ErrorType } from '../../../model/errors';
import { isThrottled } from '../dynamodb/transact';
import { CallerError, ContentionError, ProviderError, UnfinishedError } from './errors';

/**
 * What the caller is told of an error, or undefined for what must surface as a fault of ours.
 * @param advice what to do where a provider fails, and the same call would not succeed a moment later.
 */
export function answerTo(error: unknown, advice?: string): ErrorAnswer | undefined {
  if (error instanceof CallerError) return { type: error.type, message: error.message, info: error.info };
  if (error instanceof ProviderError) {
    const { provider, retryable } = error;
    const next = retryable ? 'Try again in a moment.' : (advice ?? 'Try again later.');
    const message = `The payment provider could not be reached or refused. ${next}`;
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
