/** Why a vote is refused, in words that a voter can act on. */
import { util } from '@aws-appsync/utils';
import { ErrorType } from '../../model/errors';
import { PAID_CREDIT_COST } from '../../model/limits';
import type { VoteItem } from '../../model/vote';

/** Ends the field: the option is none of this voting's. */
export function optionNotFound(): never {
  util.error(
    'This voting does not offer that option. Please choose one of those shown.',
    ErrorType.OptionNotFound,
  );
}

/** Ends the field: this vote stands. */
export function alreadyVoted({ votingId, optionId, castAt }: VoteItem): never {
  util.error('You have already voted in this voting, and your vote counts.', ErrorType.AlreadyVoted, null, {
    votingId,
    optionId,
    castAt,
  });
}

/** Ends the field: the voter cannot pay for the vote. */
export function insufficientCredits(credits: number): never {
  util.error(
    'A vote in this voting costs one credit, and you have none left. Get credits and vote again.',
    ErrorType.InsufficientCredits,
    null,
    { credits, creditCost: PAID_CREDIT_COST },
  );
}
