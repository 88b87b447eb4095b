import { useStore } from '../../ui/store';
import { useStatus } from '../../ui/voting/use-status';
import type { Voting } from '../../ui/voting/voting';
import { useUser } from '../account/use-session';
import type { ApiError } from '../api/api-error';
import { useAttempt } from '../api/use-attempt';
import { changeFollow, follows } from './follows';

/** Whether the voter follows a voting, and the way to change that. */
export interface Following {
  /** There is still something to be told: it is not over, and the voter has not voted. */
  canFollow: boolean;
  following: boolean;
  busy: boolean;
  error: ApiError | undefined;
  change: () => void;
}

/** Follows a voting, or no longer. */
export function useFollow(voting: Voting): Following {
  const user = useUser();
  const following = useStore(follows, (known) => known.has(voting.id));
  const isOver = useStatus(voting) === 'CLOSED';
  const { busy, error, attempt } = useAttempt();
  return {
    canFollow: user !== undefined && !isOver && !voting.myVote,
    following,
    busy,
    error,
    change: () => {
      if (!busy) void attempt(() => changeFollow(voting.id, !following));
    },
  };
}
