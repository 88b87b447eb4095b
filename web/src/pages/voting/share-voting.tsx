import type { ReactNode } from 'react';
import { CopyButton } from '../../ui/copy-button';
import { useTranslation } from '../../ui/i18n/translation';
import { joinAddress } from '../../ui/voting/join-address';
import type { Voting } from '../../ui/voting/voting';

/** Passes a voting on: by what the device offers for that, or by its address in the clipboard. */
export function ShareVoting({ voting }: { voting: Voting }): ReactNode {
  const { t } = useTranslation();
  const url = joinAddress(voting);
  if (!('share' in navigator))
    return (
      <CopyButton text={url} done={t('share.copied')}>
        {t('share.copyAddress')}
      </CopyButton>
    );
  return (
    <button
      type="button"
      className="button small"
      onClick={() => {
        // Somebody who changes their mind is no failure.
        navigator.share({ title: voting.title, url }).catch(() => undefined);
      }}
    >
      {t('share.action')}
    </button>
  );
}
