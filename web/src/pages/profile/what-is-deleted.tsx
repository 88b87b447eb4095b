import type { ReactNode } from 'react';
import { useUser } from '../../session/account/use-session';
import { useTranslation } from '../../ui/i18n/translation';

/** What goes with an account, the credits as a number, and what stays and why. */
export function WhatIsDeleted({ credits }: { credits: number | undefined }): ReactNode {
  const { t } = useTranslation();
  const user = useUser();
  return (
    <div className="stack-tight">
      <p>{t('deletion.goes', { email: user?.email ?? '' })}</p>
      <ul className="bullets">
        {credits === undefined && <li>{t('deletion.goesUnknownCredits')}</li>}
        {credits !== undefined && credits > 0 && (
          <li>
            <strong>{t('deletion.goesCredits', { count: credits })}</strong>
          </li>
        )}
        <li>{t('deletion.goesAccount')}</li>
        <li>{t('deletion.goesPurchases')}</li>
      </ul>
      <p>{t('deletion.stays')}</p>
      <ul className="bullets">
        <li>{t('deletion.staysVotes')}</li>
        <li>{t('deletion.staysPayments')}</li>
        {(user?.organiser === true || user?.withoutApp === true) && <li>{t('deletion.staysVotings')}</li>}
      </ul>
    </div>
  );
}
