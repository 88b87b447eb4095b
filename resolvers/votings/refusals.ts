/** Why a voting cannot be voted in, changed or created, in words that a person can act on. */
import { util } from '@aws-appsync/utils';
import { ErrorType } from '../../model/errors';
import type { Status, Window } from '../../model/voting';
import { tryAgain } from '../shared/failures';

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
export function votingNotOpen(status: Status, { opensAt, closesAt }: Window): never {
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

/** Ends the field: the voting would be one too many. */
export function tooManyVotings(message: string, limit: number): never {
  util.error(message, ErrorType.TooManyVotings, null, { limit });
}
