import type { ReactNode } from 'react';
import { useInstallOffer } from '../../session/account/install-offer';
import { useTranslation } from '../../ui/i18n/translation';

/** Installs the app, where the browser offers it. Its texts come with the switch for this device. */
export function InstallApp(): ReactNode {
  const { t } = useTranslation();
  const install = useInstallOffer();
  if (!install) return null;
  return (
    <div className="stack-tight">
      <div className="actions">
        <button type="button" className="button" onClick={() => void install().catch(() => undefined)}>
          {t('device.installApp')}
        </button>
      </div>
      <p className="faint">{t('device.installWhat')}</p>
    </div>
  );
}
