import type { ReactNode } from 'react';
import { useFollow } from '../../session/cache/use-follow';
import { useTranslation } from '../../ui/i18n/translation';
import { BellIcon } from '../../ui/icons';
import type { Voting } from '../../ui/voting/voting';

/** Follows a voting from its tile. */
export default function TileFollow({ voting }: { voting: Voting }): ReactNode {
  const { t } = useTranslation();
  const { canFollow, following, busy, change } = useFollow(voting);
  if (!canFollow) return null;
  return (
    <button
      type="button"
      className="tile-follow"
      aria-pressed={following}
      aria-label={t('messages.followVoting', { title: voting.title })}
      aria-busy={busy}
      onClick={change}
    >
      <BellIcon filled={following} />
    </button>
  );
}
