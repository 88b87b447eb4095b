/** Why a vote is refused, and why a voting cannot be created or changed, in words that a person can act on. */
import { util } from '@aws-appsync/utils';
import { ErrorType } from '../../model/errors';
import {
  MAX_SCHEDULED_VOTINGS,
  MAX_UPDATES,
  PAID_CREDIT_COST,
  SECONDS_BETWEEN_UPDATES,
} from '../../model/limits';
import { mostOpenAtOnce, windowsOfOthers, type Schedule } from '../../model/schedule';
import type { VoteItem } from '../../model/vote';
import type { VotingDefinition, Window } from '../../model/voting';
import type { VotingStatus } from '../../schema/generated/types';
import { tryAgain } from './failures';

const NOT_OPEN = {
  UPCOMING: 'This voting has not opened yet.',
  OPEN: 'This voting is open already.',
  CLOSED: 'This voting is closed.',
  DRAFT: 'This voting is not published yet.',
};

/** Ends the field: there is no such voting. */
export function votingNotFound(): never {
  util.error('There is no such voting. It may have been deleted.', ErrorType.VotingNotFound);
}

/** Ends the field: no voting has this join code. */
export function codeNotFound(): never {
  util.error('No voting has this code. Check what you typed, letter by letter.', ErrorType.CodeNotFound);
}

/** Ends the field: the voting does not stand as the request needs it. */
export function votingNotOpen(status: VotingStatus, { opensAt, closesAt }: Window): never {
  util.error(NOT_OPEN[status], ErrorType.VotingNotOpen, null, { status, opensAt, closesAt });
}

/**
 * Ends the field: a change could not be committed in all its tries.
 * @param shut whether one of them shut the gates ahead of the closing, or may have done so.
 */
export function changeNotCommitted(shut: boolean): never {
  if (!shut) tryAgain();
  util.error(
    'The system is busy. The voting may take no more votes, but is not closed yet. Please close it again.',
    ErrorType.TryAgain,
  );
}

/**
 * Ends the field when a voting would be one too many at any moment since this change of it was asked for.
 * @param planned `updatedAt` is when that was.
 * @returns how many such votings there is room for.
 */
export function refuseIfTooMany(schedule: Schedule, planned: VotingDefinition, limit: number): number {
  const { id, opensAt, closesAt, updatedAt } = planned;
  const others = windowsOfOthers(schedule, id);
  const inList = MAX_SCHEDULED_VOTINGS - others.length;
  if (inList <= 0)
    tooManyVotings(
      `At most ${MAX_SCHEDULED_VOTINGS} votings can be planned at once. Wait for some to close, or delete some.`,
      MAX_SCHEDULED_VOTINGS,
    );
  const span = { opensAt: opensAt < updatedAt ? updatedAt : opensAt, closesAt };
  const atOnce = limit - mostOpenAtOnce(others, span);
  if (atOnce <= 0)
    tooManyVotings(
      `At most ${limit} votings can be open at the same moment. Choose another time, or close one first.`,
      limit,
    );
  return Math.min(inList, atOnce);
}

function tooManyVotings(message: string, limit: number): never {
  util.error(message, ErrorType.TooManyVotings, null, { limit });
}

/** Ends the field: the voting has its updates, or had one just now. */
export function tooManyUpdates(): never {
  util.error(
    `At most ${MAX_UPDATES} updates of a voting can be sent, at least ${SECONDS_BETWEEN_UPDATES} seconds apart. Nothing was sent.`,
    ErrorType.TooManyUpdates,
    null,
    { limit: MAX_UPDATES, seconds: SECONDS_BETWEEN_UPDATES },
  );
}

/** Ends the field: the option is none of this voting's. */
export function optionNotFound(): never {
  util.error(
    'This voting does not offer that option. Please choose one of those shown.',
    ErrorType.OptionNotFound,
  );
}

/** Ends the field: the vote costs something else than its voter was shown. */
export function priceChanged(creditCost: number): never {
  util.error('What a vote costs here has changed. Nothing was recorded.', ErrorType.PriceChanged, null, {
    creditCost,
  });
}

/** Ends the field: the voting is for others. */
export function notEligible(message: string): never {
  util.error(message, ErrorType.NotEligible);
}

/** Ends the field: the caller's token outlived its account. */
export function accountDeleted(): never {
  util.error(
    'This account was deleted, or is being deleted. Sign up again to go on.',
    ErrorType.AccountDeleted,
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

/** Ends the field: nobody has such an account. */
export function voterNotFound(): never {
  util.error(
    'Nobody with this user id or verified e-mail address has an account. Nothing was changed.',
    ErrorType.VoterNotFound,
  );
}
