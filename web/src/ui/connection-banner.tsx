import type { ReactNode } from 'react';
import { useTranslation } from './i18n/translation';
import { liveness } from '../session/live/connection';
import { useStore } from './store';

/** Says when what is shown may be old. It goes away by itself. */
export function ConnectionBanner(): ReactNode {
  const { t } = useTranslation();
  const state = useStore(liveness);
  const broken = state === 'offline' || state === 'reconnecting';
  return (
    <div role="status" className="connection-banner" data-state={state} hidden={!broken}>
      {state === 'offline' && t('connection.offline')}
      {state === 'reconnecting' && t('connection.reconnecting')}
    </div>
  );
}
