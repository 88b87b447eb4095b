import type { ReactNode } from 'react';
import { PROVIDER_NAMES } from '../../../../../model/payment-providers';
import type {
  CheckoutFieldsFragment,
  ReceiptFieldsFragment,
} from '../../../../../schema/generated/operations';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { useMoneyOf } from '../../../ui/money-of';

/** What stands on a receipt: what was bought, what was taken for it, and what of that went back. */
export function ReceiptPaper({
  checkout,
  receipt,
  buyer,
}: {
  checkout: CheckoutFieldsFragment;
  receipt: ReceiptFieldsFragment;
  buyer: string | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const moneyOf = useMoneyOf();
  const { number, issuedAt, total, tax, returned, moneyBack, providerReference } = receipt;
  const money = (amount: number): string => format.money(amount, total.currency);
  return (
    <section className="card stack receipt-paper" aria-label={number}>
      <dl>
        <Line name={t('receiptOf.number')}>
          <span className="receipt-number">{number}</span>
        </Line>
        <Line name={t('receiptOf.date')}>
          <time dateTime={issuedAt}>{format.moment(issuedAt)}</time>
        </Line>
        {buyer !== undefined && <Line name={t('receiptOf.buyer')}>{buyer}</Line>}
        <Line name={t('receiptOf.pack')}>{t('credits.count', { count: checkout.pack.credits })}</Line>
        <Line name={t('receiptOf.price')}>{format.money(checkout.pack.amount, checkout.pack.currency)}</Line>
        <Line name={t('receiptOf.taken', { provider: PROVIDER_NAMES[checkout.provider] })}>
          <strong>{money(total.amount)}</strong>
        </Line>
        {tax && <Line name={t('receiptOf.tax')}>{format.money(tax.amount, tax.currency)}</Line>}
        {returned.amount > 0 && <Line name={t('receiptOf.returned')}>{money(returned.amount)}</Line>}
        <Line name={t('receiptOf.state')}>
          {checkout.detail
            ? t(`purchases.details.${checkout.detail}`, moneyOf(checkout))
            : t(`purchases.states.${checkout.status}`)}
        </Line>
        {providerReference !== null && (
          <Line name={t('receiptOf.reference', { provider: PROVIDER_NAMES[checkout.provider] })}>
            <span className="receipt-number">{providerReference}</span>
          </Line>
        )}
      </dl>
      {moneyBack.length > 0 && (
        <>
          <h2 className="section-title">{t('receiptOf.moneyBack')}</h2>
          <ul className="stack-tight">
            {moneyBack.map((back) => (
              <li key={back.id}>
                {t('receiptOf.back', {
                  kind: t(`receiptOf.kinds.${back.kind}`),
                  amount: money(back.amount),
                  state: t(`receiptOf.stages.${back.status}`),
                })}
                {back.at !== null && <span className="faint"> {format.moment(back.at)}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
