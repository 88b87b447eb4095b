/** Why a vote is refused, and why a voting cannot be created or changed, in words that a person can act on. */
import { util } from '@aws-appsync/utils';
import { ErrorType } from '../../model/errors';
import { MAX_SCHEDULED_VOTINGS, PAID_CREDIT_COST } from '../../model/limits';
import { mostOpenAtOnce, windowsOfOthers, type Schedule } from '../../model/schedule';
import type { VoteItem } from '../../model/vote';
import type { Window } from '../../model/voting';
import type { VotingStatus } from '../../schema/generated/types';
import { tryAgain } from './failures';
import { fromInstant, now, toInstant } from './time';

const NOT_OPEN = {
  UPCOMING: 'This voting has not opened yet.',
  OPEN: 'This voting is open already.',
  CLOSED: 'This voting is closed.',
};

/** Ends the field: there is no such voting. */
export function votingNotFound(): never {
  util.error('There is no such voting. It may have been deleted.', ErrorType.VotingNotFound);
}

/** Ends the field: the voting does not stand as the request needs it. */
export function votingNotOpen(status: VotingStatus, { opensAt, closesAt }: Window): never {
  util.error(NOT_OPEN[status], ErrorType.VotingNotOpen, null, { status, opensAt, closesAt });
}

/**
 * Ends the field: a change could not be committed in all its tries.
 * @param late whether one of them stored a closing time, which had passed by then and could not be put off.
 */
export function changeNotCommitted(late: boolean | undefined): never {
  if (!late) tryAgain();
  util.error(
    'The system is busy. A closing time was stored and the voting closes soon. Please look at it again.',
    ErrorType.TryAgain,
  );
}

/** Ends the field when a voting with this window would be one too many at any moment from now on. */
export function refuseIfTooMany(schedule: Schedule, votingId: string, window: Window, limit: number): void {
  const others = windowsOfOthers(schedule, votingId);
  if (others.length >= MAX_SCHEDULED_VOTINGS)
    tooManyVotings(
      `At most ${MAX_SCHEDULED_VOTINGS} votings can be planned at once. Wait for some to close, or delete some.`,
      MAX_SCHEDULED_VOTINGS,
    );
  const opensAt = toInstant(Math.max(fromInstant(window.opensAt), now()));
  if (mostOpenAtOnce(others, { opensAt, closesAt: window.closesAt }) >= limit)
    tooManyVotings(
      `At most ${limit} votings can be open at the same moment. Choose another time, or close one first.`,
      limit,
    );
}

function tooManyVotings(message: string, limit: number): never {
  util.error(message, ErrorType.TooManyVotings, null, { limit });
}

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
