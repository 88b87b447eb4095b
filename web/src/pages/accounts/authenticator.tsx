import { QRCodeSVG } from 'qrcode.react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useAccountForm } from '../../session/account/use-account-form';
import { useUser } from '../../session/account/use-session';
import { CodeField } from '../../ui/field';
import { useTranslation } from '../../ui/i18n/translation';
import { Loading } from '../../ui/notices';
import { usePageTitle } from '../../ui/use-page-title';
import { AccountCard } from './account-card';
import './authenticator.css';

/** Setting an authenticator app up: a code to scan, or a key to type, and then a code that the app shows. */
export default function Authenticator(): ReactNode {
  const { t } = useTranslation();
  const user = useUser();
  const navigate = useNavigate();
  const form = useAccountForm();
  const [app, setApp] = useState<{ secret: string; address: string }>();
  const [code, setCode] = useState('');
  const begun = useRef(false);
  usePageTitle(t('accounts.app.title'));
  const email = user?.email;
  useEffect(() => {
    // Each start makes another key: one is shown, and stays.
    if (email === undefined || begun.current) return;
    begun.current = true;
    void form.attempt(async ({ beginAppSetUp }) => {
      setApp(await beginAppSetUp(email));
    });
  }, [form, email]);
  const turnOn = async (): Promise<void> => {
    if (app === undefined) {
      await form.attempt(async ({ beginAppSetUp }) => {
        setApp(await beginAppSetUp(email ?? ''));
      });
      return;
    }
    const next = user?.withoutApp ? '/organiser' : '/';
    if (await form.attempt(({ turnAppOn }) => turnAppOn(code.trim())))
      await navigate('/sign-in', { replace: true, state: { email, next, appIsOn: true } });
  };
  if (app === undefined && form.error === undefined) return <Loading />;
  return (
    <AccountCard
      title={t('accounts.app.title')}
      intro={t(user?.withoutApp ? 'accounts.app.required' : 'accounts.app.intro')}
      action={t(app === undefined ? 'common.retry' : 'accounts.app.action')}
      form={form}
      onSubmit={() => void turnOn()}
    >
      {app !== undefined && (
        <>
          <p>{t('accounts.app.scan')}</p>
          <figure className="app-code">
            <QRCodeSVG value={app.address} size={192} marginSize={3} title={t('accounts.app.qr')} />
            <figcaption>
              <span>{t('accounts.app.secret')}</span>
              <code dir="ltr">{app.secret.match(/.{1,4}/g)?.join(' ')}</code>
            </figcaption>
          </figure>
          <CodeField value={code} onChange={setCode} />
          <p className="faint">{t('accounts.app.then')}</p>
        </>
      )}
    </AccountCard>
  );
}
