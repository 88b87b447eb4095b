import type { ReactNode } from 'react';
import type { AccountForm } from '../../session/account/use-account-form';
import { Form } from '../../ui/form';
import { useTranslation } from '../../ui/i18n/translation';
import { Mark } from '../../ui/icons';
import { SubmitButton } from '../../ui/submit-button';

/** One step with an account: a title, some fields, one button, and the ways elsewhere. */
export function AccountCard({
  title,
  intro,
  action,
  form,
  onSubmit,
  children,
  elsewhere,
}: {
  title: string;
  intro?: string | undefined;
  action: string;
  form: AccountForm;
  onSubmit: () => void;
  children: ReactNode;
  elsewhere?: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="page account">
      <Form
        className="card stack"
        noValidate
        onFocus={() => {
          form.prepare();
        }}
        submit={onSubmit}
      >
        <Mark />
        <h1>{title}</h1>
        {intro !== undefined && <p>{intro}</p>}
        {children}
        <div role="alert">{form.error !== undefined && <p className="notice failure">{form.error}</p>}</div>
        <SubmitButton className="button primary large" busy={form.busy} busyText={t('common.wait')}>
          {action}
        </SubmitButton>
        {elsewhere !== undefined && <div className="elsewhere">{elsewhere}</div>}
      </Form>
    </div>
  );
}
