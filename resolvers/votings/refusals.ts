/** Why a voting cannot be voted in, changed or created, in words that a person can act on. */
import { util } from '@aws-appsync/utils';
import { ErrorType } from '../../model/errors';
import type { Status, Window } from '../../model/voting';

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

/** Ends the field: the voting would be one too many. */
export function tooManyVotings(message: string, limit: number): never {
  util.error(message, ErrorType.TooManyVotings, null, { limit });
}
