import type { ReactNode } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { session } from '../session/account/session';
import { useTranslation } from '../ui/i18n/translation';
import { Failure, Loading } from '../ui/notices';
import { useStore } from '../ui/store';

/** Pages for those who are signed in; others sign in first and come back. */
export function RequireUser(): ReactNode {
  const current = useStore(session);
  const { pathname, search } = useLocation();
  if (current.phase === 'restoring') return <Loading />;
  if (current.phase === 'out' && current.deleted) return <Navigate to="/" replace />;
  if (current.phase === 'out') return <Navigate to="/sign-in" replace state={{ next: pathname + search }} />;
  return <Outlet />;
}

/**
 * Pages for organisers. The API refuses everybody else anyway; this says so in words, and leads those who need an
 * authenticator app to setting one up.
 */
export function RequireOrganiser(): ReactNode {
  const { t } = useTranslation();
  const current = useStore(session);
  if (current.phase !== 'in') return <RequireUser />;
  if (current.user.withoutApp) return <Navigate to="/authenticator" replace />;
  if (!current.user.organiser)
    return (
      <div className="page narrow">
        <Failure title={t('organiser.forbidden.title')} next={t('organiser.forbidden.next')} whole />
      </div>
    );
  return <Outlet />;
}
