import type { ReactNode } from 'react';
import { CopyButton } from './copy-button';
import { addTexts } from './i18n/i18n';
import { requestTexts } from './i18n/request-texts';
import { useTranslation } from './i18n/translation';

addTexts('request', requestTexts);

/** The id of a request that failed for a reason of ours, to be read out or copied to those who look for it. */
export default function RequestNumber({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <p className="faint">
      {t('request.passOn')} <code dir="ltr">{id}</code>{' '}
      <CopyButton text={id} done={t('share.copied')}>
        {t('share.copy')}
      </CopyButton>
    </p>
  );
}
