import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useIdentity, useUser } from '../../session/account/use-session';
import { SearchField } from '../../ui/voting/search-field';
import { useWall } from './use-wall';
import { writeChoice, type AccessChoice, type WallChoice } from './wall-choice';
import { WallTiles } from './wall-tiles';

/** Typing goes on where it is, and is no page to go back to. */
const SAME_PLACE = { replace: true, preventScrollReset: true };

/** The votings of a choice, and a field to search them. */
export function WallContents({
  choice,
  access,
  showPaid,
  remember,
}: {
  choice: WallChoice;
  /** Free or paid votings as they are shown. */
  access: AccessChoice;
  showPaid: boolean | undefined;
  remember: (access: AccessChoice) => Promise<void>;
}): ReactNode {
  const user = useUser();
  // A visitor's wish is not known to the server: it goes into the question.
  const everything = user === undefined && showPaid === false ? 'FREE' : undefined;
  const asked = access === 'ALL' ? everything : access;
  const { status, search } = choice;
  const { list, state, votings, next } = useWall(
    useIdentity(),
    user?.id ?? '',
    { status, access: asked, search },
    showPaid,
  );
  const navigate = useNavigate();
  // A phone takes a while to draw all tiles: what somebody does comes in between.
  const shown = useDeferredValue(
    useMemo(
      () => ({ choice, access, paidHidden: showPaid === false, list, state, votings, next }),
      [choice, access, showPaid, list, state, votings, next],
    ),
  );
  return (
    <>
      <SearchField
        value={search}
        search={(words) => void navigate(writeChoice({ ...choice, search: words }), SAME_PLACE)}
        found={votings?.length}
        hasMore={Boolean(state?.nextToken)}
      />
      <WallTiles wall={shown} remember={remember} />
    </>
  );
}
