/** Why a transmission was refused. Goes to the log; the sender learns nothing from it. */
export type Refusal =
  | 'NO_SECRET'
  | 'NO_SIGNATURE'
  | 'BAD_SIGNATURE'
  | 'TOO_OLD'
  | 'FROM_THE_FUTURE'
  | 'REPLAYED'
  | 'TOO_LARGE'
  | 'MALFORMED';

/**
 * A transmission that was proved to be the provider's, or why it was not. `transmission` is what the signature
 * covers: the same for every copy of one transmission, however its headers are dressed up.
 */
export type Verdict<Event> = { event: Event; transmission: string } | { refusal: Refusal };
