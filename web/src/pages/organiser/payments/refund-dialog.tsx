import { useRef, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { REFUND_REASON_LENGTH } from '../../../../../model/limits';
import { RefundCheckoutDocument } from '../../../../../schema/generated/operations';
import { run } from '../../../session/api/client';
import { useAttempt } from '../../../session/api/use-attempt';
import { Dialog } from '../../../ui/dialog';
import { Field } from '../../../ui/field';
import { Form } from '../../../ui/form';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { ProviderFailure } from '../../../ui/provider-failure';
import { SubmitButton } from '../../../ui/submit-button';
import { pointBeside, separatorOf } from '../csv';
import type { Payment } from './payment-search';
import { decimal, minorUnitsIn, moneyTaken } from './payments-csv';

/** Asks how much goes back and why, and sends it. A refund that is sent twice, after a lost answer, is made once. */
export function RefundDialog({
  payment,
  close,
  onRefunded,
}: {
  payment: Payment;
  /** @param hasFailed whether a refund was asked for, and no answer came but an error. */
  close: (hasFailed: boolean) => void;
  onRefunded: () => void;
}): ReactNode {
  const { t, language } = useTranslation();
  const format = useFormat();
  const { checkout, userId, refundable } = payment;
  const { currency } = moneyTaken(payment);
  const isWrong = checkout.detail === 'WRONG_AMOUNT';
  const [sum, setSum] = useState(() => decimal(refundable, currency, pointBeside(separatorOf(language))));
  const [reason, setReason] = useState(isWrong ? t('payments.wrongReason') : '');
  const [checked, setChecked] = useState(false);
  const { busy, error, attempt } = useAttempt();
  // One key for one intention: another sum or reason is another refund.
  const key = useRef<string>(undefined);
  const amount = minorUnitsIn(sum, currency);
  const isSum = amount !== undefined && amount >= 1 && amount <= refundable;
  const isReason = reason.trim() !== '' && reason.trim().length <= REFUND_REASON_LENGTH;
  const setAndForget = (set: (value: string) => void) => (value: string) => {
    set(value);
    key.current = undefined;
  };
  const refund = async (): Promise<void> => {
    setChecked(true);
    if (!isSum || !isReason) return;
    key.current ??= crypto.randomUUID();
    const input = {
      checkoutId: checkout.id,
      userId,
      reason: reason.trim(),
      amount,
      idempotencyKey: key.current,
    };
    if (await attempt(() => run(RefundCheckoutDocument, { input }, 'voter'))) onRefunded();
  };
  // What is under way is waited for: the same refund asked for again, with another key, would be a second one.
  const leave = (): void => {
    if (!busy) close(error !== undefined);
  };
  return (
    <Dialog open close={leave} title={t('payments.refundTitle')}>
      <p>{t('payments.refundMeans')}</p>
      <Form className="stack-tight" noValidate submit={() => void refund()}>
        <Field
          label={t('payments.amount', { currency })}
          hint={t('payments.atMost', { amount: format.money(refundable, currency) })}
          value={sum}
          onChange={setAndForget(setSum)}
          error={
            isSum ? undefined : t('payments.wrongAmount', { amount: format.money(refundable, currency) })
          }
          required
        />
        <Field
          label={t('grant.reason')}
          hint={t('payments.reasonHint')}
          value={reason}
          onChange={setAndForget(setReason)}
          error={
            !checked || isReason
              ? undefined
              : reason.trim() === ''
                ? t('checks.missing')
                : t('checks.tooLong', { count: REFUND_REASON_LENGTH })
          }
          required
        />
        {error && <ProviderFailure error={error} means="payments.notRefunded" />}
        <div className="actions">
          <SubmitButton className="button danger" busy={busy} busyText={t('common.wait')}>
            {t('payments.refund', { amount: format.money(isSum ? amount : refundable, currency) })}
          </SubmitButton>
          <Button className="button" isDisabled={busy} onPress={leave}>
            {t('common.cancel')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
