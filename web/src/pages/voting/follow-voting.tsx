import type { ReactNode } from 'react';
import { useFollow } from '../../session/cache/use-follow';
import { FailureOf } from '../../ui/failure-of';
import { useTranslation } from '../../ui/i18n/translation';
import { BellIcon } from '../../ui/icons';
import type { Voting } from '../../ui/voting/voting';

/** Follows the voting, and says what that means. */
export function FollowVoting({ voting }: { voting: Voting }): ReactNode {
  const { t } = useTranslation();
  const { canFollow, following, busy, error, change } = useFollow(voting);
  if (!canFollow) return null;
  return (
    <div className="follow stack-tight">
      <div className="actions">
        <button
          type="button"
          className="button small"
          aria-pressed={following}
          aria-describedby="follow-means"
          aria-busy={busy}
          onClick={change}
        >
          <BellIcon filled={following} />
          {t('messages.follow')}
        </button>
        <span id="follow-means" className="faint">
          {t(following ? 'messages.followMeans' : 'messages.followWouldMean')}
        </span>
      </div>
      {error && <FailureOf error={error} />}
    </div>
  );
}
