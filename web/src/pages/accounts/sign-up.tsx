import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { useAccountForm } from '../../session/account/use-account-form';
import { CodeField } from '../../ui/field';
import { useTranslation } from '../../ui/i18n/translation';
import { bare, SIGN_UP_DIGITS } from '../../ui/mailed-code';
import { usePageTitle } from '../../ui/use-page-title';
import { AccountCard } from './account-card';
import { useAccountState } from './account-state';
import { EmailField, NewPasswordField } from './fields';
import { isAcceptablePassword } from './password';

/** Opening an account: address and password first, then the code that was sent. */
export default function SignUp(): ReactNode {
  const { t } = useTranslation();
  const state = useAccountState();
  const navigate = useNavigate();
  const form = useAccountForm();
  const [email, setEmail] = useState(state.email ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  // Somebody who comes from signing in has an account already and only lacks the code.
  const [signUpId, setSignUpId] = useState(state.signUpId);
  /** The step stands in the browser's history, where a reload finds it. */
  const goTo = (sent: string | undefined): void => {
    setSignUpId(sent);
    void navigate('.', { replace: true, state: { ...state, email: email.trim(), signUpId: sent } });
  };
  const step = signUpId === undefined ? 'account' : 'code';
  const [checked, setChecked] = useState(false);
  const [sentAgain, setSentAgain] = useState(false);
  usePageTitle(t('accounts.signUp.title'));

  const open = async (): Promise<void> => {
    setChecked(true);
    if (!isAcceptablePassword(password)) return;
    await form.attempt(async ({ signUp }) => {
      goTo(await signUp(email.trim(), password));
    });
  };
  /** Only a sign-up with a password that was typed here gets a new code: without one, it is asked for again. */
  const sendAgain = async (): Promise<void> => {
    if (password === '') {
      goTo(undefined);
      return;
    }
    await form.attempt(async ({ signUp }) => {
      goTo(await signUp(email.trim(), password));
      setSentAgain(true);
    });
  };
  const confirm = async (typed: string): Promise<void> => {
    const confirmed = await form.attempt(({ confirmSignUp }) => confirmSignUp(signUpId ?? '', typed));
    if (!confirmed) return;
    // A voter who comes from signing in types the password there again: it is kept nowhere.
    const signedIn =
      password !== '' &&
      (await form.attempt(async ({ signIn }) => {
        await signIn(email.trim(), password);
      }));
    await navigate(signedIn ? (state.next ?? '/') : '/sign-in', {
      state: { ...state, email },
      replace: true,
    });
  };

  if (step === 'code')
    return (
      <AccountCard
        title={t('accounts.code.title')}
        intro={t('accounts.code.intro', { email })}
        action={t('accounts.code.action')}
        form={form}
        onSubmit={() => void confirm(bare(code))}
        elsewhere={
          <button type="button" className="link" onClick={() => void sendAgain()}>
            {t(sentAgain ? 'accounts.code.sentAgain' : 'accounts.code.again')}
          </button>
        }
      >
        <CodeField
          value={code}
          onChange={setCode}
          hint={t('accounts.code.byItself')}
          whole={{
            digits: SIGN_UP_DIGITS,
            take: (typed) => {
              if (!form.busy) void confirm(typed);
            },
          }}
        />
      </AccountCard>
    );
  return (
    <AccountCard
      title={t('accounts.signUp.title')}
      intro={t('accounts.signUp.intro')}
      action={t('accounts.signUp.action')}
      form={form}
      onSubmit={() => void open()}
      elsewhere={
        <Link to="/sign-in" state={state}>
          {t('accounts.signUp.haveAccount')}
        </Link>
      }
    >
      <EmailField value={email} onChange={setEmail} error={form.addressError} />
      <NewPasswordField value={password} onChange={setPassword} checked={checked} />
    </AccountCard>
  );
}
