import type { ReactNode } from 'react';
import { useUser } from '../../session/account/use-session';
import { balance } from '../../session/cache/balance';
import { useFormat } from '../../ui/i18n/format';
import { useTranslation } from '../../ui/i18n/translation';
import { useStore } from '../../ui/store';
import { usePageTitle } from '../../ui/use-page-title';
import { AccountActions } from './account-actions';
import { CreditHistory } from './credit-history';
import { BuyCredits } from './credits/buy-credits';
import { Purchases } from './credits/purchases';
import { Preferences } from './preferences';
import { VotesCast } from './votes-cast';
import './profile.css';

/** My profile: credits, what became of them, votes, preferences, and the account itself. */
export default function ProfilePage(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const user = useUser();
  const known = useStore(balance);
  usePageTitle(t('profile.title'));
  if (user === undefined) return null;
  return (
    <div className="page">
      <header className="profile-head">
        <div>
          <h1>{t('profile.title')}</h1>
          <p className="faint">{user.email}</p>
        </div>
        <p className="credits-large" role="status">
          <strong key={known?.credits}>{known === undefined ? '…' : format.number(known.credits)}</strong>
          <span>{t('credits.word', { count: known?.credits ?? 0 })}</span>
        </p>
      </header>
      <div className="profile-columns">
        <div className="stack">
          <BuyCredits />
          <Purchases />
          <CreditHistory />
          <VotesCast />
        </div>
        <div className="stack">
          <Preferences />
          <AccountActions />
        </div>
      </div>
    </div>
  );
}
