/**
 * The `errorType` values of this API: clients branch on them, people read the message beside them.
 * AppSync's own (Unauthorized, UnauthorizedException, ...) stay as the service words them.
 */
export const ErrorType = {
  VotingNotFound: 'VotingNotFound',
  /** `errorInfo`: `{status, opensAt, closesAt}`. */
  VotingNotOpen: 'VotingNotOpen',
  OptionNotFound: 'OptionNotFound',
  /** `errorInfo`: `{votingId, optionId, castAt}` of the vote that stands. */
  AlreadyVoted: 'AlreadyVoted',
  /** `errorInfo`: `{credits, creditCost}`. */
  InsufficientCredits: 'InsufficientCredits',
  /** `errorInfo`: `{limit}`. */
  TooManyVotings: 'TooManyVotings',
  /** `errorInfo`: `{field}`. */
  InvalidInput: 'InvalidInput',
  PackNotFound: 'PackNotFound',
  /** There is none, or it is someone else's: the caller cannot tell which. */
  CheckoutNotFound: 'CheckoutNotFound',
  /** `errorInfo`: `{status}`. */
  CheckoutNotPayable: 'CheckoutNotPayable',
  /** `errorInfo`: `{provider, retryable}`. */
  PaymentProviderError: 'PaymentProviderError',
  /** A conflict or throttling that survived the retries. Nothing was written. */
  TryAgain: 'TryAgain',
} as const;

/** One of the `errorType` values of this API. */
export type ErrorType = (typeof ErrorType)[keyof typeof ErrorType];
