import { useRef, useState, type ReactNode } from 'react';
import { GRANT_REASON_LENGTH, MAX_GRANT } from '../../../../../model/limits';
import { GrantCreditsDocument } from '../../../../../schema/generated/operations';
import { run } from '../../../session/api/client';
import { useAttempt } from '../../../session/api/use-attempt';
import { FailureOf } from '../../../ui/failure-of';
import { Field } from '../../../ui/field';
import { Form } from '../../../ui/form';
import { useTranslation } from '../../../ui/i18n/translation';
import { Success } from '../../../ui/notices';
import { SubmitButton } from '../../../ui/submit-button';

/** Giving credits to a voter. A grant that is sent twice, after a lost answer, is given once. */
export function GrantForm({ onGranted }: { onGranted: () => void }): ReactNode {
  const { t } = useTranslation();
  const [voter, setVoter] = useState('');
  const [credits, setCredits] = useState('10');
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const { busy, error, attempt } = useAttempt();
  const [balance, setBalance] = useState<number>();
  const key = useRef<string>(undefined);

  const amount = Number(credits);
  const complaints = {
    voter: voter.trim() === '' ? t('checks.missing') : undefined,
    credits:
      Number.isInteger(amount) && amount >= 1 && amount <= MAX_GRANT
        ? undefined
        : t('checks.amount', { count: MAX_GRANT }),
    reason:
      reason.trim() === ''
        ? t('checks.missing')
        : reason.trim().length > GRANT_REASON_LENGTH
          ? t('checks.tooLong', { count: GRANT_REASON_LENGTH })
          : undefined,
  };
  const setAndForgetGrant = (set: (value: string) => void) => (value: string) => {
    set(value);
    key.current = undefined;
    setBalance(undefined);
  };
  const grant = async (): Promise<void> => {
    setChecked(true);
    if (Object.values(complaints).some((complaint) => complaint !== undefined)) return;
    key.current ??= crypto.randomUUID();
    const name = voter.trim();
    const input = {
      ...(name.includes('@') ? { email: name } : { userId: name }),
      credits: amount,
      reason: reason.trim(),
      idempotencyKey: key.current,
    };
    await attempt(async () => {
      const { grantCredits } = await run(GrantCreditsDocument, { input }, 'voter');
      setBalance(grantCredits.credits);
      key.current = undefined;
      onGranted();
    });
  };
  return (
    <section className="card stack-tight grant" aria-labelledby="grant-title">
      <h2 id="grant-title" className="section-title">
        {t('grant.form')}
      </h2>
      <Form className="stack-tight" noValidate submit={() => void grant()}>
        <Field
          label={t('grant.voter')}
          hint={t('grant.voterHint')}
          inputMode="email"
          value={voter}
          onChange={setAndForgetGrant(setVoter)}
          error={checked ? complaints.voter : undefined}
          required
        />
        <Field
          label={t('grant.credits')}
          type="number"
          inputMode="numeric"
          min="1"
          value={credits}
          onChange={setAndForgetGrant(setCredits)}
          error={complaints.credits}
          required
        />
        <Field
          label={t('grant.reason')}
          hint={t('grant.reasonHint')}
          value={reason}
          onChange={setAndForgetGrant(setReason)}
          error={checked ? complaints.reason : undefined}
          required
        />
        <SubmitButton busy={busy} busyText={t('common.wait')}>
          {t('grant.action')}
        </SubmitButton>
      </Form>
      {balance !== undefined && <Success>{t('grant.done', { count: balance })}</Success>}
      {error && <FailureOf error={error} />}
    </section>
  );
}
