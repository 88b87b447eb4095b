import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'react-router';
import { CancelCheckoutDocument, MyCheckoutsDocument } from '../../../../../schema/generated/operations';
import type { CheckoutFieldsFragment } from '../../../../../schema/generated/operations';
import { run } from '../../../session/api/client';
import { useAttempt } from '../../../session/api/use-attempt';
import { balance } from '../../../session/cache/balance';
import { usePaged } from '../../../session/cache/use-paged';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { useMoneyOf } from '../../../ui/money-of';
import { ProviderFailure } from '../../../ui/provider-failure';
import { useStore } from '../../../ui/store';
import { PagedCard } from '../paged-card';
import { isTaken } from './is-taken';

/** What the voter bought, or began to buy: a purchase that is not paid yet can be taken up again or given up. */
export function Purchases(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const moneyOf = useMoneyOf();
  const cancelling = useAttempt();
  const fetchPage = useCallback(
    async (nextToken: string | null) => (await run(MyCheckoutsDocument, { nextToken }, 'voter')).me.checkouts,
    [],
  );
  const list = usePaged(fetchPage);
  const { items, error, refresh } = list;
  const credits = useStore(balance)?.credits;
  const lastCredits = useRef(credits);
  // A purchase that was settled while the page is open gives credits, or takes them back.
  useEffect(() => {
    if (lastCredits.current !== undefined && lastCredits.current !== credits) refresh();
    lastCredits.current = credits;
  }, [credits, refresh]);
  const cancel = async ({ id }: CheckoutFieldsFragment): Promise<void> => {
    await cancelling.attempt(() => run(CancelCheckoutDocument, { id }, 'voter'));
    refresh();
  };
  if (items.length === 0 && error === undefined) return null;
  return (
    <PagedCard id="purchases-title" title={t('purchases.title')} list={list}>
      {cancelling.error && <ProviderFailure error={cancelling.error} means="settling.notAsked" />}
      <ul className="purchases">
        {items.map((checkout) => (
          <li key={checkout.id}>
            <div>
              <strong>{t('credits.count', { count: checkout.pack.credits })}</strong>{' '}
              <span>{format.money(checkout.pack.amount, checkout.pack.currency)}</span>
              <p className="faint">
                {format.moment(checkout.createdAt)} · {t(`buy.providers.${checkout.provider}`)}
              </p>
            </div>
            <span className="purchase-state" data-status={checkout.status}>
              {checkout.detail
                ? t(`purchases.details.${checkout.detail}`, moneyOf(checkout))
                : t(`purchases.states.${checkout.status}`)}
            </span>
            {isTaken(checkout) && (
              <Link className="button small" to={`/profile/receipts/${checkout.id}`}>
                {t('purchases.receipt')}
              </Link>
            )}
            {checkout.status === 'PENDING' && (
              <div className="actions">
                {checkout.redirectUrl !== null && checkout.detail !== 'UNDER_WAY' && (
                  <a className="button small" href={checkout.redirectUrl}>
                    {t(checkout.detail === 'DECLINED' ? 'purchases.otherwise' : 'purchases.continue')}
                  </a>
                )}
                <Link className="button small" to={`/profile/checkout?checkout=${checkout.id}&outcome=paid`}>
                  {t('purchases.check')}
                </Link>
                {checkout.detail !== 'UNDER_WAY' && (
                  <Button className="button small" onPress={() => void cancel(checkout)}>
                    {t('common.cancel')}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
    </PagedCard>
  );
}
