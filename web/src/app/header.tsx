import { lazy, Suspense, type ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { session } from '../session/account/session';
import { balance } from '../session/cache/balance';
import { useLiveProfile } from '../session/cache/use-live-profile';
import { liveness } from '../session/live/connection';
import { useFormat } from '../ui/i18n/format';
import { useTranslation } from '../ui/i18n/translation';
import { Mark } from '../ui/icons';
import { useStore } from '../ui/store';

/** What is told live is loaded behind what is shown. If it does not come, there is still the way to it. */
const Bell = lazy(() => import('../pages/messages/bell').catch(() => ({ default: WithoutBell })));

/** Name, the way around, and who is signed in. */
export function Header(): ReactNode {
  const { t } = useTranslation();
  const current = useStore(session);
  const { pathname } = useLocation();
  useLiveProfile();
  return (
    <header className="header">
      <Link to="/" className="brand" aria-label={t('nav.home')}>
        <Mark />
        <span>Hustings</span>
      </Link>
      <LiveDot />
      <nav aria-label={t('nav.label')}>
        {current.phase === 'in' && (current.user.organiser || current.user.withoutApp) && (
          <NavLink to="/organiser" className="nav-link">
            {t('nav.organiser')}
          </NavLink>
        )}
        {current.phase === 'in' && (
          <Suspense fallback={<span className="bell-place" />}>
            <Bell />
          </Suspense>
        )}
        {current.phase === 'in' && (
          <NavLink to="/profile" className="nav-link">
            <span>{t('nav.profile')}</span>
            <Credits />
          </NavLink>
        )}
        {current.phase === 'out' && (
          <Link className="button primary small" to="/sign-in" state={{ next: pathname }}>
            {t('nav.signIn')}
          </Link>
        )}
      </nav>
    </header>
  );
}

function LiveDot(): ReactNode {
  const { t } = useTranslation();
  const state = useStore(liveness);
  if (state !== 'live' && state !== 'connecting') return null;
  return (
    <span className="live-dot" data-state={state}>
      {t(state === 'live' ? 'connection.live' : 'connection.connecting')}
    </span>
  );
}

function Credits(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const known = useStore(balance);
  if (known === undefined) return null;
  return (
    <span className="credit-count">
      <span aria-hidden="true">{format.number(known.credits)}</span>
      <span className="visually-hidden">{t('credits.count', { count: known.credits })}</span>
    </span>
  );
}

function WithoutBell(): ReactNode {
  const { t } = useTranslation();
  return (
    <NavLink to="/messages" className="nav-link">
      {t('messages.title')}
    </NavLink>
  );
}
