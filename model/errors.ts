/**
 * The `errorType` values of this API: clients branch on them, people read the message beside them.
 * AppSync's own (Unauthorized, UnauthorizedException, ...) stay as the service words them.
 * An enum, because esbuild puts the values of one in its place: code that raises one error does not carry all of them.
 */
export enum ErrorType {
  VotingNotFound = 'VotingNotFound',
  /** No voting has that join code. */
  CodeNotFound = 'CodeNotFound',
  /** `errorInfo`: `{status, opensAt, closesAt}`. */
  VotingNotOpen = 'VotingNotOpen',
  OptionNotFound = 'OptionNotFound',
  /** `errorInfo`: `{creditCost}`, as it is now. */
  PriceChanged = 'PriceChanged',
  /** `errorInfo`: `{votingId, optionId, castAt}` of the vote that stands. */
  AlreadyVoted = 'AlreadyVoted',
  /** The voting is for some addresses only, and the caller's is none of them. */
  NotEligible = 'NotEligible',
  /** The caller's token outlived its account. */
  AccountDeleted = 'AccountDeleted',
  /** `errorInfo`: `{credits, creditCost}`. */
  InsufficientCredits = 'InsufficientCredits',
  /** `errorInfo`: `{limit}`. */
  TooManyVotings = 'TooManyVotings',
  /** `errorInfo`: `{limit, seconds}`. */
  TooManyUpdates = 'TooManyUpdates',
  /** `errorInfo`: `{field}`. */
  InvalidInput = 'InvalidInput',
  /** Nobody with that user id, or that verified address, has an account. */
  VoterNotFound = 'VoterNotFound',
  PackNotFound = 'PackNotFound',
  /** `errorInfo`: `{amount, currency}`, as it is now. */
  PackPriceChanged = 'PackPriceChanged',
  /** `errorInfo`: `{limit}`, and `until` where it is a limit a day. */
  TooManyCheckouts = 'TooManyCheckouts',
  /** There is none, or it is someone else's: the caller cannot tell which. */
  CheckoutNotFound = 'CheckoutNotFound',
  /** `errorInfo`: `{status}`. */
  CheckoutNotPayable = 'CheckoutNotPayable',
  /** `errorInfo`: `{status, reason}`. */
  CheckoutNotRefundable = 'CheckoutNotRefundable',
  /** `errorInfo`: `{provider, retryable}`. */
  PaymentProviderError = 'PaymentProviderError',
  /** A conflict or throttling that survived the retries. Nothing was written. */
  TryAgain = 'TryAgain',
}
