import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type * as ByCode from '../../session/account/sign-in-by-code';
import type { SentCode } from '../../session/account/sign-in-by-code';
import { useAccountForm } from '../../session/account/use-account-form';
import { CodeField, Field } from '../../ui/field';
import { Form } from '../../ui/form';
import { byCodeTexts } from '../../ui/i18n/by-code-texts';
import { addTexts } from '../../ui/i18n/i18n';
import { useTranslation } from '../../ui/i18n/translation';
import { bare, SIGN_IN_DIGITS, SIGN_UP_DIGITS } from '../../ui/mailed-code';
import { SubmitButton } from '../../ui/submit-button';
import './by-code.css';

addTexts('byCode', byCodeTexts);

const load = (): Promise<typeof ByCode> => import('../../session/account/sign-in-by-code');

/**
 * Signing in on the ballot, by an address and the code that is sent to it; a newcomer's account is opened on the way.
 * @param next where signing in by a password leads back to.
 */
export default function SignInByCode({ next }: { next: string }): ReactNode {
  const { t } = useTranslation();
  const form = useAccountForm();
  const [email, setEmail] = useState('');
  const [code, setCode] = useState('');
  const [sent, setSent] = useState<SentCode>();
  const [isSentAgain, setSentAgain] = useState(false);
  const [needsApp, setNeedsApp] = useState(false);
  useEffect(() => {
    // What an attempt takes; and the step that was left when the phone put the page away.
    load().then(
      ({ sentCode }) => {
        setSent((known) => known ?? sentCode());
      },
      () => undefined,
    );
  }, []);

  const send = async (address: string): Promise<boolean> =>
    form.attempt(async () => {
      const answer = await (await load()).sendCode(address);
      setNeedsApp(answer === undefined);
      setSent(answer);
      setCode('');
    });
  const forget = (): Promise<boolean> =>
    form.attempt(async () => {
      (await load()).forgetSentCode();
      setEmail(sent?.email ?? '');
      setSent(undefined);
    });
  const enter = async (typed: string): Promise<void> => {
    if (sent === undefined) return;
    const isIn = await form.attempt(async () => (await load()).enterCode(sent, typed));
    if (isIn) focusBallot();
  };
  return (
    <Form
      className="card stack by-code"
      aria-label={t('byCode.title')}
      noValidate
      onFocus={() => {
        form.prepare();
      }}
      submit={() => void (sent === undefined ? send(email.trim()) : enter(bare(code)))}
    >
      <div role="status">
        {needsApp ? (
          <p className="notice">{t('byCode.needsApp')}</p>
        ) : (
          <p>{sent === undefined ? t('byCode.why') : t('accounts.code.intro', { email: sent.email })}</p>
        )}
      </div>
      {sent === undefined ? (
        <Field
          label={t('accounts.email')}
          type="email"
          name="email"
          inputMode="email"
          autoComplete="email"
          // Who comes back to it from the code goes on here; who has just chosen reads first.
          autoFocus={email !== ''}
          value={email}
          onChange={setEmail}
          error={form.addressError}
          required
        />
      ) : (
        <CodeField
          value={code}
          onChange={setCode}
          hint={t('accounts.code.byItself')}
          whole={{
            digits: sent.newcomer ? SIGN_UP_DIGITS : SIGN_IN_DIGITS,
            take: (typed) => {
              if (!form.busy) void enter(typed);
            },
          }}
        />
      )}
      <div role="alert">{form.error !== undefined && <p className="notice failure">{form.error}</p>}</div>
      <SubmitButton className="button primary large" busy={form.busy} busyText={t('common.wait')}>
        {t(sent === undefined ? 'accounts.signUp.action' : 'accounts.code.action')}
      </SubmitButton>
      <div className="elsewhere">
        {sent === undefined ? (
          <Link to="/sign-in" state={{ next, email: email.trim() }}>
            {t('byCode.password')}
          </Link>
        ) : (
          <>
            <button
              type="button"
              className="link"
              onClick={() => void send(sent.email).then((isSent) => isSent && setSentAgain(true))}
            >
              {t(isSentAgain ? 'accounts.code.sentAgain' : 'accounts.code.again')}
            </button>
            <button type="button" className="link" onClick={() => void forget()}>
              {t('byCode.another')}
            </button>
          </>
        )}
      </div>
    </Form>
  );
}

/** The ballot takes this form's place: who goes by keys or by ear goes on at its button. */
function focusBallot(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.ballot button[type=submit]')?.focus());
}
