import type { CheckoutStatus } from '../../model/checkouts';
import { ErrorType } from '../../model/errors';
import { ProviderError } from '../lib/errors/provider-error';
import { ContentionError } from '../lib/checkouts/settle';
import { isThrottled } from '../lib/dynamodb/transact';
import type { CallError } from './fields';

/** Raised where the caller gets a typed error; see the schema for the types. */
export class Refusal extends Error {
  constructor(
    readonly type: string,
    message: string,
    readonly info?: Record<string, unknown>,
  ) {
    super(message);
  }
}

/** The pack is not for sale. */
export const packNotFound = () => new Refusal(ErrorType.PackNotFound, 'There is no such credit pack.');

/** There is no such checkout, or it is someone else's: the caller cannot tell which. */
export const checkoutNotFound = () => new Refusal(ErrorType.CheckoutNotFound, 'There is no such checkout.');

/** The checkout is past the point where what was asked could be done. */
export const notPayable = (status: CheckoutStatus) =>
  new Refusal(ErrorType.CheckoutNotPayable, `This checkout is ${status.toLowerCase()}.`, { status });

/** An argument makes no sense. */
export const invalidInput = (field: string, message: string) =>
  new Refusal(ErrorType.InvalidInput, message, { field });

/** What the caller is told, or undefined for what must surface as a fault of ours. */
export function asCallError(error: unknown): CallError | undefined {
  if (error instanceof Refusal) return { type: error.type, message: error.message, info: error.info };
  if (error instanceof ProviderError) {
    const { provider, retryable } = error;
    const advice = retryable ? 'Try again in a moment.' : 'Choose another way to pay.';
    const message = `The payment provider could not be reached or refused. ${advice}`;
    return { type: ErrorType.PaymentProviderError, message, info: { provider, retryable } };
  }
  if (error instanceof ContentionError)
    return { type: ErrorType.TryAgain, message: 'Someone else was changing this checkout. Try again.' };
  if (isThrottled(error))
    return { type: ErrorType.TryAgain, message: 'The system is busy. Please try again in a moment.' };
  return undefined;
}
