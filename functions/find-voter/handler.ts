import type { FindVoterAnswer, FindVoterCall } from '../../model/calls';
import { ErrorType } from '../../model/errors';
import type { Log } from '../lib/log';
import type { UserPoolDirectory } from '../lib/people/directory';

/** What finding voters needs. */
export interface FindingServices {
  users: Pick<UserPoolDirectory, 'find'>;
  log: Log;
}

/** Serves the step `findVoter`: who goes by this user id, or by this address once it was verified. */
export function findVoterHandler({ users, log }: FindingServices) {
  return async ({ name, requestId }: FindVoterCall): Promise<FindVoterAnswer> => {
    const { userId, email } = name;
    try {
      const user = await users.find(userId ?? email ?? '');
      // A sign-up that was never confirmed is nobody yet.
      if (!user?.isConfirmed || !user.isEnabled) return {};
      // Cognito takes either name for the other: an address is no user id, and one that was not verified is nobody's.
      const isMeant =
        userId === undefined ? user.isVerified && isSame(user.email, email ?? '') : user.userId === userId;
      return isMeant ? { userId: user.userId } : {};
    } catch (error) {
      const reason = (error as Error).name;
      // A name that could be nobody's, such as one with a space in it, is refused as a parameter.
      if (reason === 'InvalidParameterException') return {};
      log('warn', 'VoterNotLookedUp', { requestId, reason });
      if (reason !== 'TooManyRequestsException') throw error;
      const message = 'The system is busy and nothing was changed. Please try again.';
      return { error: { type: ErrorType.TryAgain, message } };
    }
  };
}

/** This pool does not tell addresses apart by their case. */
function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
