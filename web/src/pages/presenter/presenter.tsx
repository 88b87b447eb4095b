import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useIdentity } from '../../session/account/use-session';
import { useLiveVotings } from '../../session/cache/use-live-votings';
import { useVoting } from '../../session/cache/use-voting';
import { liveness } from '../../session/live/connection';
import { ConnectionBanner } from '../../ui/connection-banner';
import { FailureOf } from '../../ui/failure-of';
import { Loading } from '../../ui/notices';
import { useStore } from '../../ui/store';
import { usePageTitle } from '../../ui/use-page-title';
import { PresenterScreen } from './presenter-screen';
import { useWakeLock } from './screen';
import './presenter.css';

/** One voting for a projector: as large as the room needs, and a code that leads to the ballot. */
export default function Presenter(): ReactNode {
  const { id = '' } = useParams();
  const { voting, error, refresh } = useVoting(id, useIdentity());
  const liveState = useStore(liveness);
  useLiveVotings();
  useWakeLock();
  usePageTitle(voting?.title ?? '');
  if (voting === undefined)
    return (
      <main className="page">
        {error ? <FailureOf whole error={error} retry={() => void refresh()} /> : <Loading />}
      </main>
    );
  return <PresenterScreen key={voting.id} voting={voting} banner={<ConnectionBanner state={liveState} />} />;
}
