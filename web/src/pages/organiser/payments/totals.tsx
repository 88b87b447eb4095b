import { useCallback, type ReactNode } from 'react';
import { PaymentTotalsDocument } from '../../../../../schema/generated/operations';
import { run } from '../../../session/api/client';
import { usePaged } from '../../../session/cache/use-paged';
import { FailureOf } from '../../../ui/failure-of';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { Empty, Loading } from '../../../ui/notices';
import { daysOfTotals } from './payment-search';

/** Columns of numbers, after those that say what they are sums of. */
const SUMS = [
  'payments.count',
  'payments.received',
  'payments.returned',
  'payments.disputed',
  'grant.credits',
] as const;

/** What was paid on each day through each provider in each currency, by all voters. */
export function Totals({ from, to }: { from: string; to: string }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const fetchPage = useCallback(async () => {
    const { paymentTotals } = await run(PaymentTotalsDocument, daysOfTotals({ from, to }), 'voter');
    return { items: paymentTotals, nextToken: null };
  }, [from, to]);
  const { items, phase, error, refresh } = usePaged(fetchPage);
  return (
    <section className="stack-tight" aria-labelledby="payment-totals">
      <h2 id="payment-totals" className="section-title">
        {t('payments.totals')}
      </h2>
      <p className="faint">{t('payments.totalsOf')}</p>
      {error && <FailureOf error={error} retry={refresh} />}
      {items.length === 0 && phase === 'loading' && <Loading />}
      {items.length === 0 && phase === 'ready' && (
        <Empty title={t('payments.noTotals')} next={t('payments.noTotalsNext')} />
      )}
      {items.length > 0 && (
        // It is wider than a phone, and scrolls by itself: the keyboard has to get there.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- axe asks for it: scrollable-region-focusable
        <div className="payment-table" role="group" aria-labelledby="payment-totals" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('payments.day')}</th>
                <th scope="col">{t('payments.provider')}</th>
                {SUMS.map((name) => (
                  <th key={name} scope="col" className="number">
                    {t(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map(({ day, provider, currency, ...sums }) => (
                <tr key={`${day} ${provider} ${currency}`}>
                  <th scope="row">{format.day(day)}</th>
                  <td>{t(`buy.providers.${provider}`)}</td>
                  <td className="number">{format.number(sums.payments)}</td>
                  <td className="number">{format.money(sums.received, currency)}</td>
                  <td className="number">{format.money(sums.returned, currency)}</td>
                  <td className="number">{format.money(sums.disputed, currency)}</td>
                  <td className="number">{format.number(sums.credits)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
