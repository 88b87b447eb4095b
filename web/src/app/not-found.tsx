import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTranslation } from '../ui/i18n/translation';
import { usePageTitle } from '../ui/use-page-title';

/** An address that leads nowhere. */
export function NotFound(): ReactNode {
  const { t } = useTranslation();
  usePageTitle(t('notFound.title'));
  return (
    <div className="page narrow stack">
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.next')}</p>
      <Link className="button primary" to="/">
        {t('common.toWall')}
      </Link>
    </div>
  );
}
