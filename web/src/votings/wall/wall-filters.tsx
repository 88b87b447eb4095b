import { useState, type ReactNode } from 'react';
import { useTranslation } from '../../i18n/translation';
import { Link } from 'react-router';
import { toApiError, type ApiError } from '../../api/api-error';
import { FailureOf } from '../../ui/failure-of';
import { Switch } from '../../ui/switch';
import { writeChoice, type WallChoice } from './wall-choice';

/** What is open, what is coming, what is past; free or paid. */
export function WallFilters({
  choice,
  showPaid,
  setShowPaid,
}: {
  choice: WallChoice;
  showPaid: boolean | undefined;
  setShowPaid: (show: boolean) => Promise<void>;
}): ReactNode {
  const { t } = useTranslation();
  const [error, setError] = useState<ApiError>();
  const { status, access } = choice;
  const link = (text: string, to: WallChoice, current: boolean): ReactNode => (
    <Link to={writeChoice(to)} aria-current={current ? 'page' : undefined} preventScrollReset>
      {text}
    </Link>
  );
  const save = async (show: boolean): Promise<void> => {
    setError(undefined);
    await setShowPaid(show).catch((thrown: unknown) => {
      setError(toApiError(thrown));
    });
  };
  return (
    <div className="filters">
      <nav className="tabs" aria-label={t('wall.parts')}>
        {link(t('wall.open'), { access, status: 'OPEN' }, status === 'OPEN')}
        {link(t('wall.upcoming'), { access, status: 'UPCOMING' }, status === 'UPCOMING')}
        {link(t('wall.past'), { access, status: 'CLOSED' }, status === 'CLOSED')}
      </nav>
      <nav className="chips" aria-label={t('wall.access')}>
        {link(t('wall.all'), { status, access: undefined }, access === undefined)}
        {link(t('access.free'), { status, access: 'FREE' }, access === 'FREE')}
        {link(t('wall.paid'), { status, access: 'PAID' }, access === 'PAID')}
      </nav>
      <Switch checked={showPaid ?? true} change={save} disabled={showPaid === undefined}>
        {t('wall.showPaid')}
      </Switch>
      {error && <FailureOf error={error} />}
    </div>
  );
}
