import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from '../../../ui/i18n/translation';
import { Link, useSearchParams } from 'react-router';
import { usePageTitle } from '../../../ui/use-page-title';
import { useFormat } from '../../../ui/i18n/format';
import { useStore } from '../../../ui/store';
import { balance } from '../../../session/cache/balance';
import { FailureOf } from '../../../ui/failure-of';
import { Icon } from '../../../ui/icons';
import './credits.css';
import { endErrand, errand } from '../../../session/account/return-page';
import { useSettling } from './use-settling';

/** Where the provider sends people back to: what became of the payment, step by step. */
export default function CheckoutReturn(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const [search] = useSearchParams();
  const id = search.get('checkout') ?? '';
  const { checkout, error, asking, again } = useSettling(id, search.get('outcome') === 'cancelled');
  const credits = useStore(balance)?.credits;
  const [wantedFor] = useState(errand);
  usePageTitle(t('settling.title'));
  const status = checkout?.status ?? 'PENDING';
  const paid = status === 'PAID';
  // Its purpose is served; this page still knows it.
  useEffect(() => {
    if (paid) endErrand();
  }, [paid]);
  const open = status === 'PENDING';
  return (
    <div className="page narrow">
      <h1>{t('settling.title')}</h1>
      <div className="card stack" aria-live="polite" aria-busy={asking}>
        {checkout && (
          <p>
            <strong>{t('credits.count', { count: checkout.pack.credits })}</strong>{' '}
            {format.money(checkout.pack.amount, checkout.pack.currency)}
          </p>
        )}
        {(open || paid) && (
          <ol className="steps">
            <Step done>{t('settling.back')}</Step>
            <Step done={paid}>{t(paid ? 'settling.confirmed' : 'settling.confirming')}</Step>
            <Step done={paid}>{t(paid ? 'settling.added' : 'settling.adding')}</Step>
          </ol>
        )}
        {!open && <p className="notice">{t(`settling.outcomes.${status}`)}</p>}
        {paid && credits !== undefined && <p>{t('settling.balance', { count: credits })}</p>}
        {open && !asking && !error && <p className="notice">{t('settling.later')}</p>}
        {error && <FailureOf error={error} retry={again} />}
        <div className="actions">
          {open && !asking && !error && (
            <button type="button" className="button" onClick={again}>
              {t('purchases.check')}
            </button>
          )}
          {paid && wantedFor !== null && (
            <Link className="button primary" to={wantedFor}>
              {t('settling.toVoting')}
            </Link>
          )}
          <Link
            className={paid && wantedFor === null ? 'button primary' : 'button'}
            to={paid ? '/' : '/profile'}
          >
            {t(paid ? 'common.toWall' : 'settling.toProfile')}
          </Link>
        </div>
      </div>
    </div>
  );
}

function Step({ done = false, children }: { done?: boolean; children: ReactNode }): ReactNode {
  return (
    <li data-done={done || undefined}>
      {done ? <Icon name="tick" /> : <span className="loading-mark" aria-hidden="true" />}
      <span>{children}</span>
    </li>
  );
}
