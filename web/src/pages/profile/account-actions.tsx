import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Link, useNavigate } from 'react-router';
import { signOut } from '../../session/account/accounts';
import { useAccountForm } from '../../session/account/use-account-form';
import { useUser } from '../../session/account/use-session';
import { useTranslation } from '../../ui/i18n/translation';
import { DeleteAccount } from './delete-account';

/** Signing out here or everywhere, and deleting the account. */
export function AccountActions(): ReactNode {
  const { t } = useTranslation();
  const user = useUser();
  const form = useAccountForm();
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const leave = async (step: () => Promise<void>): Promise<void> => {
    if (await form.attempt(step)) await navigate('/');
  };
  return (
    <section className="card stack-tight" aria-labelledby="account-title">
      <h2 id="account-title" className="section-title">
        {t('profile.account')}
      </h2>
      <p className="faint">
        {t('profile.userId')}
        <code className="user-id">{user?.id}</code>
      </p>
      <div role="alert">{form.error !== undefined && <p className="notice failure">{form.error}</p>}</div>
      {(user?.organiser === true || user?.withoutApp === true) && (
        <p>
          <Link to="/authenticator">{t('accounts.app.title')}</Link>
        </p>
      )}
      <div className="actions">
        <Button className="button" isDisabled={form.busy} onPress={() => void leave(() => signOut())}>
          {t('profile.signOut')}
        </Button>
        <Button className="button" isDisabled={form.busy} onPress={() => void leave(() => signOut(true))}>
          {t('profile.signOutEverywhere')}
        </Button>
        <Button
          className="button danger"
          isDisabled={form.busy}
          onPress={() => {
            setDeleting(true);
          }}
        >
          {t('profile.delete')}
        </Button>
      </div>
      <DeleteAccount
        open={deleting}
        close={() => {
          setDeleting(false);
        }}
      />
    </section>
  );
}
