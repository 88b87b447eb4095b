import { useState, type ReactNode } from 'react';
import { useFormat } from '../i18n/format';
import { useTranslation } from '../i18n/translation';
import { useTime } from '../time/clock';
import { countdown, shownLeft, type Countdown } from '../time/countdown';
import { useStatus } from './use-status';
import type { Voting } from './voting';

/** Where a voting stands, with the time left ticking. The exact moment is in the tooltip and for machines. */
export function TimeLeft({ voting }: { voting: Voting }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  // Made when it is wanted: the first date that is written costs a slow phone some 70 ms.
  const [tooltip, setTooltip] = useState<string>();
  const status = useStatus(voting);
  const moment = status === 'UPCOMING' ? voting.opensAt : voting.closesAt;
  const left = countdown(useTime((now) => shownLeft(Date.parse(moment) - now)));
  const words = 'clock' in left ? format.digits(left.clock) : t(`countdown.${unitsOf(left)}`, { ...left });
  const soon = status === 'OPEN' && 'seconds' in left;
  return (
    <span className="time-left" data-status={status} data-soon={soon || undefined}>
      <time
        dateTime={moment}
        title={tooltip}
        onPointerEnter={() => {
          setTooltip(format.moment(moment));
        }}
      >
        {status === 'CLOSED'
          ? t('status.closedAt', { moment: format.moment(moment) })
          : t(status === 'OPEN' ? 'status.closesIn' : 'status.opensIn', {
              left: words,
            })}
      </time>
    </span>
  );
}

/** A second unit of which there is none is left out. */
function unitsOf(left: Exclude<Countdown, { clock: string }>): 'days' | 'wholeDays' | 'hours' | 'wholeHours' {
  if ('days' in left) return left.hours === 0 ? 'wholeDays' : 'days';
  return left.minutes === 0 ? 'wholeHours' : 'hours';
}
