import type { ReactNode } from 'react';
import { useTranslation } from './i18n/translation';

/** The next page of a list, if there is one. */
export function MoreButton({ more, loading }: { more?: () => void; loading: boolean }): ReactNode {
  const { t } = useTranslation();
  if (!more) return null;
  return (
    <button type="button" className="button" onClick={more} disabled={loading}>
      {t('common.more')}
    </button>
  );
}
