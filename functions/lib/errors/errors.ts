import type { CheckoutStatus, PaymentProvider } from '../../../schema/generated/types';
import { ErrorType } from '../../../model/errors';

/** Raised where the caller is told so: a typed error of the API. See the schema for the types. */
export class CallerError extends Error {
  constructor(
    readonly type: ErrorType,
    message: string,
    readonly info?: Record<string, unknown>,
  ) {
    super(message);
  }
}

/** The pack is not for sale. */
export const packNotFound = () => new CallerError(ErrorType.PackNotFound, 'There is no such credit pack.');

/** Its price is another than its buyer saw. */
export const packPriceChanged = ({ amount, currency }: { amount: number; currency: string }) =>
  new CallerError(ErrorType.PackPriceChanged, 'The price of this credit pack has changed.', {
    amount,
    currency,
  });

/** The voter has begun as many purchases as may be in a day. */
export const tooManyCheckoutsToday = (limit: number, now: string) =>
  new CallerError(
    ErrorType.TooManyCheckouts,
    `You have begun ${limit} purchases today, which is the most. Come back tomorrow.`,
    { limit, until: dayAfter(now) },
  );

/** The voter has as many purchases open as may be at once. */
export const tooManyCheckouts = (limit: number) =>
  new CallerError(
    ErrorType.TooManyCheckouts,
    `You have ${limit} purchases open already. Pay or cancel one of them first.`,
    { limit },
  );

/** The midnight, UTC, that ends a day. */
function dayAfter(instant: string): string {
  return new Date(Date.parse(`${instant.slice(0, 10)}T00:00:00.000Z`) + 24 * 3_600_000).toISOString();
}

/** There is no such checkout, or it is someone else's: the caller cannot tell which. */
export const checkoutNotFound = () =>
  new CallerError(ErrorType.CheckoutNotFound, 'There is no such checkout.');

/** The checkout is past the point where what was asked could be done. */
export const notPayable = (status: CheckoutStatus) =>
  new CallerError(ErrorType.CheckoutNotPayable, `This checkout is ${status.toLowerCase()}.`, { status });

/** Why a refund is not possible. */
export type NotRefundable = 'NOT_PAID' | 'NOTHING_LEFT' | 'DISPUTED' | 'REFUSED';

const NOT_REFUNDABLE: Record<NotRefundable, string> = {
  NOT_PAID: 'No money was taken for this purchase.',
  NOTHING_LEFT: 'All of the money went back already, or is asked to.',
  DISPUTED: 'The payment is disputed. Answer the dispute on the provider’s page.',
  REFUSED: 'The payment provider refused the refund.',
};

/** The money of the checkout cannot go back. */
export const notRefundable = (status: CheckoutStatus, reason: NotRefundable) =>
  new CallerError(ErrorType.CheckoutNotRefundable, NOT_REFUNDABLE[reason], { status, reason });

/** An argument makes no sense. */
export const invalidInput = (field: string, message: string) =>
  new CallerError(ErrorType.InvalidInput, message, { field });

/** What else is known of a failure at a provider. */
export interface ProviderErrorOptions extends ErrorOptions {
  /** Whether it lasts until an operator mends something: keys, permissions, a field that we wait for in vain. */
  mendable?: boolean;
  /** Whether the provider keeps this answer for the idempotency key, so that only another key gets another one. */
  kept?: boolean;
}

/** Raised when a provider could not do what it was asked. Nothing in it came from the voter or holds a secret. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly mendable: boolean;
  readonly kept: boolean;

  constructor(
    readonly provider: PaymentProvider,
    /** Whether the same call may succeed later: time-outs, 429, 5xx. */
    readonly retryable: boolean,
    /** The provider's own word for it, and its request id, for operators. */
    readonly detail: string,
    { mendable = false, kept = false, ...options }: ProviderErrorOptions = {},
  ) {
    super(`${provider} could not be used: ${detail}`, options);
    this.mendable = mendable;
    this.kept = kept;
  }
}

/** A field of the provider's answer that is needed, by its name. @throws ProviderError if it is not there. */
export function needed<T>(provider: PaymentProvider, name: string, value: T | null | undefined): T {
  if (value !== null && value !== undefined) return value;
  throw new ProviderError(provider, false, `its answer lacks ${name}`, { mendable: true });
}

/** Raised when others kept changing what was to be written. The same call may succeed later. */
export class ContentionError extends Error {}

/** Raised when the time of a call is up. What was done stays done; the same call again goes on from there. */
export class UnfinishedError extends Error {}
