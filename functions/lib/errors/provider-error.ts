import type { PaymentProvider } from '../../../model/checkouts';

/** Raised when a provider could not do what it was asked. Nothing in it came from the voter or holds a secret. */
export class ProviderError extends Error {
  constructor(
    readonly provider: PaymentProvider,
    /** Whether the same call may succeed later: time-outs, 429, 5xx. */
    readonly retryable: boolean,
    /** The provider's own word for it, and its request id, for operators. */
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`${provider} could not be used: ${detail}`, options);
    this.name = 'ProviderError';
  }
}
