import { useEffect, useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { forgetReturnPage, returnPage } from '../../../session/account/return-page';
import { balance } from '../../../session/cache/balance';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { Icon } from '../../../ui/icons';
import { useMoneyOf } from '../../../ui/money-of';
import { ProviderFailure } from '../../../ui/provider-failure';
import { useStore } from '../../../ui/store';
import { usePageTitle } from '../../../ui/use-page-title';
import { isTaken } from './is-taken';
import { useSettling } from './use-settling';
import './credits.css';

/** Where the provider sends people back to: what became of the payment, step by step. */
export default function CheckoutReturn(): ReactNode {
  const [search] = useSearchParams();
  const id = search.get('checkout') ?? '';
  return <Settlement key={search.toString()} id={id} cancelled={search.get('outcome') === 'cancelled'} />;
}

function Settlement({ id, cancelled }: { id: string; cancelled: boolean }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const moneyOf = useMoneyOf();
  const { checkout, error, asking, again } = useSettling(id, cancelled);
  const credits = useStore(balance)?.credits;
  const [wantedFor] = useState(returnPage);
  usePageTitle(t('settling.title'));
  const status = checkout?.status ?? 'PENDING';
  const paid = status === 'PAID';
  // Its purpose is served; this page still knows it.
  useEffect(() => {
    if (paid) forgetReturnPage();
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
        {((open && !checkout?.detail) || paid) && (
          <ol className="steps">
            <Step done>{t('settling.back')}</Step>
            <Step done={paid}>{t(paid ? 'settling.confirmed' : 'settling.confirming')}</Step>
            <Step done={paid}>{t(paid ? 'settling.added' : 'settling.adding')}</Step>
          </ol>
        )}
        {checkout?.detail ? (
          <p className="notice">{t(`settling.details.${checkout.detail}`, moneyOf(checkout))}</p>
        ) : (
          !open && <p className="notice">{t(`settling.outcomes.${status}`)}</p>
        )}
        {paid && credits !== undefined && <p>{t('settling.balance', { count: credits })}</p>}
        {open && !asking && !error && !checkout?.detail && <p className="notice">{t('settling.later')}</p>}
        {error && <ProviderFailure error={error} means="settling.notAsked" retry={again} />}
        <div className="actions">
          {checkout?.detail === 'DECLINED' && checkout.redirectUrl !== null && (
            <a className="button primary" href={checkout.redirectUrl}>
              {t('settling.payAgain')}
            </a>
          )}
          {open && !asking && !error && checkout?.detail !== 'DECLINED' && (
            <button type="button" className="button" onClick={again}>
              {t('purchases.check')}
            </button>
          )}
          {END_UNPAID.has(status) && !checkout?.detail && (
            <Link className="button primary" to="/profile#buy">
              {t('purchases.again')}
            </Link>
          )}
          {checkout && isTaken(checkout) && (
            <Link className="button" to={`/profile/receipts/${id}`}>
              {t('purchases.receipt')}
            </Link>
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

/** How a purchase ends that nothing was taken for: who still wants the credits begins another one. */
const END_UNPAID: ReadonlySet<string> = new Set(['CANCELLED', 'EXPIRED', 'FAILED']);

function Step({ done = false, children }: { done?: boolean; children: ReactNode }): ReactNode {
  return (
    <li data-done={done || undefined}>
      {done ? <Icon name="tick" /> : <span className="loading-mark" aria-hidden="true" />}
      <span>{children}</span>
    </li>
  );
}
