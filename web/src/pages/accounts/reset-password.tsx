import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { SignInStep } from '../../session/account/accounts';
import { useAccountForm } from '../../session/account/use-account-form';
import { CodeField } from '../../ui/field';
import { useTranslation } from '../../ui/i18n/translation';
import { usePageTitle } from '../../ui/use-page-title';
import { AccountCard } from './account-card';
import { useAccountState } from './account-state';
import { EmailField, NewPasswordField } from './fields';
import { isAcceptablePassword } from './password';

/** A forgotten password: a code is sent, and with it a new password can be chosen. */
export default function ResetPassword(): ReactNode {
  const { t } = useTranslation();
  const state = useAccountState();
  const navigate = useNavigate();
  const form = useAccountForm();
  const [email, setEmail] = useState(state.email ?? '');
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [sent, setSent] = useState(false);
  const [checked, setChecked] = useState(false);
  usePageTitle(t('accounts.reset.title'));

  const send = async (): Promise<void> => {
    if (await form.attempt(({ forgotPassword }) => forgotPassword(email.trim()))) setSent(true);
  };
  const change = async (): Promise<void> => {
    setChecked(true);
    if (!isAcceptablePassword(password)) return;
    const outcome: { step?: SignInStep } = {};
    const changed = await form.attempt(async ({ setNewPassword, signIn }) => {
      await setNewPassword(email.trim(), code.trim(), password);
      outcome.step = await signIn(email.trim(), password);
    });
    if (!changed) return;
    // Who has an authenticator app signs in with the new password and a code.
    if (outcome.step === 'app-code')
      await navigate('/sign-in', { replace: true, state: { ...state, email } });
    else await navigate(state.next ?? '/', { replace: true });
  };

  if (!sent)
    return (
      <AccountCard
        title={t('accounts.reset.title')}
        intro={t('accounts.reset.intro')}
        action={t('accounts.reset.send')}
        form={form}
        onSubmit={() => void send()}
        elsewhere={
          <Link to="/sign-in" state={state}>
            {t('accounts.signUp.haveAccount')}
          </Link>
        }
      >
        <EmailField value={email} onChange={setEmail} error={form.addressError} />
      </AccountCard>
    );
  return (
    <AccountCard
      title={t('accounts.reset.title')}
      intro={t('accounts.code.intro', { email })}
      action={t('accounts.reset.change')}
      form={form}
      onSubmit={() => void change()}
    >
      <CodeField value={code} onChange={setCode} />
      <NewPasswordField value={password} onChange={setPassword} checked={checked} />
    </AccountCard>
  );
}
