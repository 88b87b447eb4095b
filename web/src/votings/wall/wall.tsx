import { useCallback, type ReactNode } from 'react';
import { useTranslation } from '../../i18n/translation';
import { Link, useSearchParams } from 'react-router';
import { AccountGone } from '../../accounts/account-gone';
import { usePageTitle } from '../../app/page-title';
import { useIdentity, useUser } from '../../session/use-session';
import { useNow } from '../../time/clock';
import { FailureOf } from '../../ui/failure-of';
import { Empty } from '../../ui/notices';
import { MoreSentinel } from './more-sentinel';
import { NextOpening } from './next-opening';
import { useShowPaid } from './show-paid';
import { Tile } from './tile';
import { useWall } from './use-wall';
import { readChoice, type WallChoice } from './wall-choice';
import { WallFilters } from './wall-filters';

/** Tiles that a phone or the first row of a laptop shows without scrolling. */
const FIRST_TILES = 3;

/** All votings, as tiles. */
export function Wall(): ReactNode {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const choice = readChoice(search);
  const identity = useIdentity();
  const user = useUser();
  const [showPaid, setShowPaid] = useShowPaid();
  const now = useNow();
  // A visitor's wish is not known to the server: it goes into the question.
  const access = choice.access ?? (user === undefined && showPaid === false ? 'FREE' : undefined);
  const { list, state, votings, next } = useWall(
    identity,
    user?.id ?? '',
    { ...choice, access },
    showPaid,
    now,
  );
  const more = useCallback(() => void list?.more(), [list]);
  usePageTitle('');
  return (
    <div className="page">
      <AccountGone />
      <h1 className="wall-title">{t(`wall.headings.${choice.status}`)}</h1>
      <WallFilters choice={choice} showPaid={showPaid} setShowPaid={setShowPaid} />
      {next && <NextOpening voting={next} />}
      {votings === undefined && <TileSkeletons />}
      <ul className="wall" aria-busy={votings === undefined}>
        {votings?.map((voting, index) => (
          <li key={voting.id}>
            <Tile voting={voting} first={index < FIRST_TILES} />
          </li>
        ))}
      </ul>
      {state?.phase === 'failed' && state.error && (
        <FailureOf error={state.error} retry={() => void list?.refresh()} />
      )}
      {state?.phase === 'ready' && votings?.length === 0 && state.nextToken === null && (
        <NoVotings choice={choice} hidden={showPaid === false} />
      )}
      {state?.nextToken && state.phase !== 'failed' && (
        <MoreSentinel loading={state.phase !== 'ready'} more={more} />
      )}
    </div>
  );
}

function NoVotings({ choice, hidden }: { choice: WallChoice; hidden: boolean }): ReactNode {
  const { t } = useTranslation();
  const next =
    hidden && choice.access !== 'PAID' ? t('wall.emptyHidden') : t(`wall.emptyNext.${choice.status}`);
  return (
    <Empty title={t(`wall.empty.${choice.status}`)} next={next}>
      {choice.status === 'OPEN' && (
        <Link className="button" to="/?show=upcoming">
          {t('wall.seeUpcoming')}
        </Link>
      )}
    </Empty>
  );
}

function TileSkeletons(): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <p role="status" className="visually-hidden">
        {t('common.loading')}
      </p>
      <div className="wall" aria-hidden="true">
        {Array.from({ length: 6 }, (_, index) => (
          <div key={index} className="tile skeleton" />
        ))}
      </div>
    </>
  );
}
