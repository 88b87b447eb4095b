import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { useMoneyOf } from '../../../ui/money-of';
import type { Payment } from './payment-search';
import { creditsSold, moneyTaken } from './payments-csv';

/** One purchase: who paid what, how it stands, what went back and why. */
export function PaymentRow({ payment, refund }: { payment: Payment; refund: () => void }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const moneyOf = useMoneyOf();
  const { checkout, userId, credits, refundable, refunds } = payment;
  const { currency, amount } = moneyTaken(payment);
  const isWrong = checkout.detail === 'WRONG_AMOUNT';
  return (
    <li className="audit-entry card stack-tight">
      <h3>{format.money(amount, currency)}</h3>
      <p className="purchase-state" data-status={checkout.status}>
        {checkout.detail
          ? t(`purchases.details.${checkout.detail}`, moneyOf(checkout))
          : t(`purchases.states.${checkout.status}`)}
      </p>
      <p className="faint">
        <time dateTime={checkout.createdAt}>{format.moment(checkout.createdAt)}</time> ·{' '}
        {t(`buy.providers.${checkout.provider}`)}
      </p>
      <p>{t('audit.voter', { id: userId })}</p>
      {checkout.receipt && (
        <>
          <p>
            {t('payments.credits', {
              sold: format.number(creditsSold(payment)),
              left: format.number(credits),
            })}
          </p>
          <p className="faint">{checkout.receipt.number}</p>
        </>
      )}
      {refunds.length > 0 && (
        <ul className="stack-tight">
          {refunds.map((asked) => (
            <li key={asked.id}>
              {t('payments.asked', {
                amount: format.money(asked.amount, currency),
                state: t(`receiptOf.stages.${asked.status}`),
                reason: format.isolated(asked.reason),
              })}
            </li>
          ))}
        </ul>
      )}
      {refundable > 0 && (
        <div className="actions">
          <Button className={isWrong ? 'button small primary' : 'button small danger'} onPress={refund}>
            {t(isWrong ? 'payments.sendBack' : 'payments.refund', {
              amount: format.money(refundable, currency),
            })}
          </Button>
        </div>
      )}
    </li>
  );
}
