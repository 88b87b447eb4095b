import { useEffect, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Identity } from '../../api/client';
import { useStore } from '../../live/store';
import { knownVotings } from '../known-votings';
import { TimeLeft } from '../time-left';
import { statusAt } from '../voting';
import { VotingList } from '../voting-list';

/** The voting that opens next. Knowing it, the wall can let it in when its time comes. */
export function NextOpening({ identity, now }: { identity: Identity; now: number }): ReactNode {
  const { t } = useTranslation();
  const list = useMemo(() => new VotingList({ status: 'UPCOMING' }, identity), [identity]);
  useEffect(() => void list.refresh(), [list]);
  const { ids } = useStore(list.state);
  const known = useStore(knownVotings);
  const [next] = ids
    .flatMap((id) => known.get(id) ?? [])
    .filter((voting) => statusAt(voting, now) === 'UPCOMING')
    .sort((one, other) => Date.parse(one.opensAt) - Date.parse(other.opensAt));
  if (next === undefined) return null;
  return (
    <p className="next-opening">
      <span>{t('wall.next')}</span> <Link to={`/votings/${next.id}`}>{next.title}</Link>{' '}
      <TimeLeft voting={next} />
    </p>
  );
}
