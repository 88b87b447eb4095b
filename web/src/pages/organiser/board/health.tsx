import type { ReactNode } from 'react';
import { useHealth } from '../../../session/cache/use-health';
import { useTranslation } from '../../../ui/i18n/translation';
import { HealthSheet } from './health-sheet';

/** How the system is, at the head of the board, for as long as the board is open. */
export default function Health(): ReactNode {
  const { t } = useTranslation();
  const health = useHealth();
  return (
    <section aria-label={t('health.title')}>
      <HealthSheet health={health} />
    </section>
  );
}
