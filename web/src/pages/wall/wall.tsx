import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useTranslation } from '../../ui/i18n/translation';
import { usePageTitle } from '../../ui/use-page-title';
import { CodeForm } from '../../ui/voting/code-form';
import { AccountDeleted } from './account-deleted';
import { useLastAccess } from './last-access';
import { useShowPaid } from './show-paid';
import { readChoice, shownAccess } from './wall-choice';
import { WallContents } from './wall-contents';
import { WallFilters } from './wall-filters';

/** All votings, as tiles. */
export function Wall(): ReactNode {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const choice = readChoice(search);
  const [showPaid, setShowPaid] = useShowPaid();
  const [lastAccess, setLastAccess] = useLastAccess();
  const access = shownAccess(choice, lastAccess, showPaid);
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
        shown={access}
        remember={setLastAccess}
        showPaid={showPaid}
        setShowPaid={setShowPaid}
      />
      <WallContents choice={choice} access={access} showPaid={showPaid} remember={setLastAccess} />
    </div>
  );
}
