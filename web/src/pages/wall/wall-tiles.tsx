import { lazy, memo, Suspense, useCallback, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useUser } from '../../session/account/use-session';
import { FailureOf } from '../../ui/failure-of';
import { useTranslation } from '../../ui/i18n/translation';
import { Empty } from '../../ui/notices';
import { Tile } from '../../ui/voting/tile';
import { LoadMore } from './load-more';
import { NextOpening } from './next-opening';
import type { WallVotings } from './use-wall';
import { writeChoice, type AccessChoice, type WallChoice } from './wall-choice';

/** For those who are signed in. The wall does without it where it does not come. */
const TileFollow = lazy(() => import('./tile-follow').catch(() => ({ default: () => null })));

/** Tiles that a phone or the first row of a laptop shows without scrolling. */
const FIRST_TILES = 3;

/** A choice and the votings of it. */
export interface ShownWall extends WallVotings {
  choice: WallChoice;
  /** Free or paid votings as they are shown. */
  access: AccessChoice;
  /** Whether somebody wishes not to see paid votings. */
  paidHidden: boolean;
}

/** The tiles of a choice, or why there are none. */
export const WallTiles = memo(function WallTiles({
  wall,
  remember,
}: {
  wall: ShownWall;
  remember: (access: AccessChoice) => Promise<void>;
}): ReactNode {
  const { choice, list, state, votings, next } = wall;
  const user = useUser();
  const more = useCallback(() => void list?.more(), [list]);
  const isEmpty = state?.phase === 'ready' && votings?.length === 0 && state.nextToken === null;
  return (
    <>
      {next && <NextOpening voting={next} />}
      {votings === undefined && <TileSkeletons />}
      <ul className="wall" aria-busy={votings === undefined}>
        {votings?.map((voting, index) => (
          <li key={voting.id}>
            <Tile voting={voting} first={index < FIRST_TILES} />
            {user !== undefined && (
              <Suspense>
                <TileFollow voting={voting} />
              </Suspense>
            )}
          </li>
        ))}
      </ul>
      {state?.phase === 'failed' && state.error && (
        <FailureOf error={state.error} retry={() => void list?.refresh()} />
      )}
      {isEmpty && choice.search !== '' && <NothingFound choice={choice} />}
      {isEmpty && choice.search === '' && (
        <NoVotings
          wall={wall}
          // The address shows all of them now; what could not be kept only has to be chosen again another day.
          showAll={() => void remember('ALL').catch(() => undefined)}
        />
      )}
      {state?.nextToken && state.phase !== 'failed' && (
        <LoadMore loading={state.phase !== 'ready'} more={more} />
      )}
    </>
  );
});

function NothingFound({ choice }: { choice: WallChoice }): ReactNode {
  const { t } = useTranslation();
  const elsewhere = (['OPEN', 'UPCOMING', 'CLOSED'] as const).filter((status) => status !== choice.status);
  return (
    <Empty
      title={t(`wall.search.nothing.${choice.status}`, { words: choice.search })}
      next={t('wall.search.nothingNext')}
    >
      <div className="actions">
        {elsewhere.map((status) => (
          <Link key={status} className="button" to={writeChoice({ ...choice, status })}>
            {t(`wall.search.elsewhere.${status}`)}
          </Link>
        ))}
      </div>
    </Empty>
  );
}

function NoVotings({
  wall: { choice, access, paidHidden },
  showAll,
}: {
  wall: ShownWall;
  showAll: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const filtered = { ALL: undefined, FREE: t('wall.emptyFree'), PAID: t('wall.emptyPaid') }[access];
  const next = filtered ?? (paidHidden ? t('wall.emptyHidden') : t(`wall.emptyNext.${choice.status}`));
  return (
    <Empty title={t(`wall.empty.${choice.status}`)} next={next}>
      {filtered && (
        <Link className="button" to={writeChoice({ ...choice, access: 'ALL' })} onClick={showAll}>
          {t('wall.seeAll')}
        </Link>
      )}
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
