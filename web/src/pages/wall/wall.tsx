import { lazy, Suspense, useCallback, type ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useIdentity, useUser } from '../../session/account/use-session';
import { FailureOf } from '../../ui/failure-of';
import { useTranslation } from '../../ui/i18n/translation';
import { Empty } from '../../ui/notices';
import { useNow } from '../../ui/time/clock';
import { usePageTitle } from '../../ui/use-page-title';
import { CodeForm } from '../../ui/voting/code-form';
import { SearchField } from '../../ui/voting/search-field';
import { Tile } from '../../ui/voting/tile';
import { AccountDeleted } from './account-deleted';
import { useLastAccess } from './last-access';
import { LoadMore } from './load-more';
import { NextOpening } from './next-opening';
import { useShowPaid } from './show-paid';
import { useWall } from './use-wall';
import { readChoice, shownAccess, writeChoice, type AccessChoice, type WallChoice } from './wall-choice';
import { WallFilters } from './wall-filters';

/** Typing goes on where it is, and is no page to go back to. */
const SAME_PLACE = { replace: true, preventScrollReset: true };

/** For those who are signed in. The wall does without it where it does not come. */
const TileFollow = lazy(() => import('./tile-follow').catch(() => ({ default: () => null })));

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
  const [lastAccess, setLastAccess] = useLastAccess();
  const shown = shownAccess(choice, lastAccess, showPaid);
  const now = useNow();
  // A visitor's wish is not known to the server: it goes into the question.
  const everything = user === undefined && showPaid === false ? 'FREE' : undefined;
  const access = shown === 'ALL' ? everything : shown;
  const { list, state, votings, next } = useWall(
    identity,
    user?.id ?? '',
    { status: choice.status, access, search: choice.search },
    showPaid,
    now,
  );
  const navigate = useNavigate();
  const more = useCallback(() => void list?.more(), [list]);
  const isEmpty = state?.phase === 'ready' && votings?.length === 0 && state.nextToken === null;
  usePageTitle('');
  return (
    <div className="page">
      <AccountDeleted />
      <div className="wall-head">
        <h1 className="wall-title">{t(`wall.headings.${choice.status}`)}</h1>
        <CodeForm />
      </div>
      <WallFilters
        choice={choice}
        shown={shown}
        remember={setLastAccess}
        showPaid={showPaid}
        setShowPaid={setShowPaid}
      />
      <SearchField
        value={choice.search}
        search={(words) => void navigate(writeChoice({ ...choice, search: words }), SAME_PLACE)}
        found={votings?.length}
        hasMore={Boolean(state?.nextToken)}
      />
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
          choice={choice}
          shown={shown}
          hidden={showPaid === false}
          // The address shows all of them now; what could not be kept only has to be chosen again another day.
          showAll={() => void setLastAccess('ALL').catch(() => undefined)}
        />
      )}
      {state?.nextToken && state.phase !== 'failed' && (
        <LoadMore loading={state.phase !== 'ready'} more={more} />
      )}
    </div>
  );
}

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
  choice,
  shown,
  hidden,
  showAll,
}: {
  choice: WallChoice;
  shown: AccessChoice;
  hidden: boolean;
  showAll: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const filtered = { ALL: undefined, FREE: t('wall.emptyFree'), PAID: t('wall.emptyPaid') }[shown];
  const next = filtered ?? (hidden ? t('wall.emptyHidden') : t(`wall.emptyNext.${choice.status}`));
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
