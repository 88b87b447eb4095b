import type { ReactNode } from 'react';
import { useTranslation } from './i18n/translation';

/** How the live connection stands, as people are shown. `idle`: nothing is followed. */
export type Liveness = 'idle' | 'connecting' | 'live' | 'reconnecting' | 'offline';

/** Says when what is shown may be old. It goes away by itself. */
export function ConnectionBanner({ state }: { state: Liveness }): ReactNode {
  const { t } = useTranslation();
  const broken = state === 'offline' || state === 'reconnecting';
  return (
    <div role="status" className="connection-banner" data-state={state} hidden={!broken}>
      {state === 'offline' && t('connection.offline')}
      {state === 'reconnecting' && t('connection.reconnecting')}
    </div>
  );
}
