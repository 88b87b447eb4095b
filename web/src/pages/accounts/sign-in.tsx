import { useState, type ReactNode } from 'react';
import { Link, Navigate, useNavigate } from 'react-router';
import { session } from '../../session/account/session';
import { useAccountForm } from '../../session/account/use-account-form';
import { CodeField, Field } from '../../ui/field';
import { useTranslation } from '../../ui/i18n/translation';
import { useStore } from '../../ui/store';
import { usePageTitle } from '../../ui/use-page-title';
import { AccountCard } from './account-card';
import { useAccountState } from './account-state';
import { EmailField } from './fields';

/** Signing in with an e-mail address and a password, and with a code of an authenticator app where there is one. */
export default function SignIn(): ReactNode {
  const { t } = useTranslation();
  const state = useAccountState();
  const navigate = useNavigate();
  const current = useStore(session);
  const form = useAccountForm();
  const [email, setEmail] = useState(state.email ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>();
  usePageTitle(t('accounts.signIn.title'));
  if (current.phase === 'in') return <Navigate to={state.next ?? '/'} replace />;

  const ended = current.phase === 'out' && current.expired;
  const reason = ended && current.refusal ? t(`accounts.errors.${current.refusal}`) : t('accounts.expired');
  const intro = ended ? reason : state.appIsOn ? t('accounts.app.isOn') : undefined;
  const submit = async (): Promise<void> => {
    await form.attempt(async ({ signIn, signUp }) => {
      const step = await signIn(email.trim(), password);
      if (step === 'confirm') {
        // Signing up again with this password sends a new code for it.
        const signUpId = await signUp(email.trim(), password);
        await navigate('/sign-up', { state: { ...state, email: email.trim(), signUpId } });
      }
      if (step === 'app-code') setCode('');
      if (step === 'reset') await navigate('/reset-password', { state: { ...state, email: email.trim() } });
    });
  };
  if (code !== undefined)
    return (
      <AccountCard
        title={t('accounts.appCode.title')}
        intro={t('accounts.appCode.intro')}
        action={t('accounts.signIn.action')}
        form={form}
        onSubmit={() => void form.attempt(({ confirmSignIn }) => confirmSignIn(code.trim()))}
        elsewhere={
          <button
            type="button"
            className="link"
            onClick={() => {
              setCode(undefined);
            }}
          >
            {t('accounts.appCode.back')}
          </button>
        }
      >
        <CodeField value={code} onChange={setCode} />
      </AccountCard>
    );
  return (
    <AccountCard
      title={t('accounts.signIn.title')}
      intro={intro}
      action={t('accounts.signIn.action')}
      form={form}
      onSubmit={() => void submit()}
      elsewhere={
        <>
          <Link to="/sign-up" state={state}>
            {t('accounts.signIn.noAccount')}
          </Link>
          <Link to="/reset-password" state={{ ...state, email }}>
            {t('accounts.signIn.forgotten')}
          </Link>
        </>
      }
    >
      <EmailField value={email} onChange={setEmail} error={form.addressError} />
      <Field
        label={t('accounts.password')}
        type="password"
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        required
      />
    </AccountCard>
  );
}
