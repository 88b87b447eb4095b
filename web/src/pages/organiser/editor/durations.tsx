import type { ReactNode } from 'react';
import { useTranslation } from '../../../ui/i18n/translation';
import { MINUTE_MS } from '../../../ui/voting/minutes';

/** How long votings last that are asked in a room, over a day, over a week. */
const DURATIONS = [
  { name: 'minutes5', ms: 5 * MINUTE_MS },
  { name: 'minutes15', ms: 15 * MINUTE_MS },
  { name: 'hour', ms: 60 * MINUTE_MS },
  { name: 'day', ms: 24 * 60 * MINUTE_MS },
  { name: 'week', ms: 7 * 24 * 60 * MINUTE_MS },
] as const;

/** Says by one press when a voting closes. */
export function Durations({ choose }: { choose: (ms: number) => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="actions" role="group" aria-label={t('editor.lasts')}>
      {DURATIONS.map(({ name, ms }) => (
        <button
          key={name}
          type="button"
          className="button small"
          onClick={() => {
            choose(ms);
          }}
        >
          {t(`editor.durations.${name}`)}
        </button>
      ))}
    </div>
  );
}
