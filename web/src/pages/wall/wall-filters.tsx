import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAttempt } from '../../session/api/use-attempt';
import { FailureOf } from '../../ui/failure-of';
import { useTranslation } from '../../ui/i18n/translation';
import { Switch } from '../../ui/switch';
import type { VotingStatus } from '../../ui/voting/voting';
import { writeChoice, type AccessChoice, type WallChoice } from './wall-choice';

/** What is open, what is coming, what is past; free or paid. */
export function WallFilters({
  choice,
  shown,
  remember,
  showPaid,
  setShowPaid,
}: {
  choice: WallChoice;
  shown: AccessChoice;
  remember: (access: AccessChoice) => Promise<void>;
  showPaid: boolean | undefined;
  setShowPaid: (show: boolean) => Promise<void>;
}): ReactNode {
  const { t } = useTranslation();
  const { error, attempt } = useAttempt();
  const link = (text: string, to: WallChoice, current: boolean, follow?: () => void): ReactNode => (
    <Link
      to={writeChoice(to)}
      aria-current={current ? 'page' : undefined}
      preventScrollReset
      {...(follow && { onClick: follow })}
    >
      {text}
    </Link>
  );
  const filter = (text: string, to: AccessChoice): ReactNode =>
    link(text, { ...choice, access: to }, shown === to, () => void attempt(() => remember(to)));
  const part = (text: string, status: VotingStatus): ReactNode =>
    link(text, { ...choice, status }, choice.status === status);
  return (
    <div className="filters">
      <nav className="tabs" aria-label={t('wall.parts')}>
        {part(t('wall.open'), 'OPEN')}
        {part(t('wall.upcoming'), 'UPCOMING')}
        {part(t('wall.past'), 'CLOSED')}
      </nav>
      <nav className="chips" aria-label={t('wall.access')}>
        {filter(t('wall.all'), 'ALL')}
        {filter(t('wall.free'), 'FREE')}
        {filter(t('wall.paid'), 'PAID')}
      </nav>
      <Switch
        checked={showPaid ?? true}
        change={(show) => attempt(() => setShowPaid(show))}
        disabled={showPaid === undefined}
      >
        {t('wall.showPaid')}
      </Switch>
      {error && <FailureOf error={error} />}
    </div>
  );
}
