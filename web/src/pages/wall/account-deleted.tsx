import type { ReactNode } from 'react';
import { session } from '../../session/account/session';
import { useTranslation } from '../../ui/i18n/translation';
import { Success } from '../../ui/notices';
import { useStore } from '../../ui/store';

/** Says that an account is gone, once it was deleted here. */
export function AccountDeleted(): ReactNode {
  const { t } = useTranslation();
  const current = useStore(session);
  if (current.phase !== 'out' || current.deleted === undefined) return null;
  const { credits } = current.deleted;
  return (
    <Success>
      <p className="notice-title">{t('accountDeleted.title')}</p>
      <p>
        {credits > 0 && `${t('accountDeleted.credits', { count: credits })} `}
        {t('accountDeleted.next')}
      </p>
    </Success>
  );
}
