import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { KnownHealth } from '../../../session/cache/use-health';
import { useFormat } from '../../../ui/i18n/format';
import { healthTexts } from '../../../ui/i18n/health-texts';
import { addTexts } from '../../../ui/i18n/i18n';
import { useTranslation } from '../../../ui/i18n/translation';
import { Icon } from '../../../ui/icons';
import { useHealthWords } from './health-words';
import './health.css';

addTexts('health', healthTexts);

/** How the system is: one calm line when all is well, and otherwise what is not, with what to do. */
export function HealthSheet({ health }: { health: KnownHealth }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { troubles, notes, isWell } = useHealthWords()(health);
  return (
    <div className="health" data-well={isWell || undefined}>
      <div className="health-words" role="status">
        {health === undefined && <p className="faint">{t('health.looking')}</p>}
        {isWell && (
          <p className="health-line">
            <Icon name="tick" />
            <span>{t('health.well')}</span>
          </p>
        )}
        {troubles.map(({ title, next, isUnknown, link }) => (
          <div className="health-line" key={title}>
            <Icon name={isUnknown ? 'clock' : 'warning'} />
            <div>
              <p className="notice-title">{title}</p>
              {next !== undefined && (
                <p>
                  {next} {link && <Link to={link.to}>{link.words}</Link>}
                </p>
              )}
            </div>
          </div>
        ))}
      </div>
      {notes.length > 0 && (
        <div className="health-notes">
          <p className="faint">{t('health.lately')}</p>
          <ul>
            {notes.map(({ title, link }) => (
              <li key={title}>
                {title}
                {link && (
                  <>
                    {' '}
                    <Link to={link.to}>{link.words}</Link>
                  </>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {health?.asOf != null && (
        <p className="health-as-of faint">
          {t('health.asOf', { time: format.time(Date.parse(health.asOf)) })}
        </p>
      )}
    </div>
  );
}
