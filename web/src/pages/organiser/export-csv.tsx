import { useId, useState, type ReactNode } from 'react';
import { useAttempt } from '../../session/api/use-attempt';
import { FailureOf } from '../../ui/failure-of';
import { useTranslation } from '../../ui/i18n/translation';
import { separatorOf, type Separator } from './csv';

/** What separates values in a file of a whole list, and the button that saves it. @param save fetches all, and saves it. */
export function ExportCsv({ save }: { save: (separator: Separator) => Promise<void> }): ReactNode {
  const { t, language } = useTranslation();
  const id = useId();
  const [separator, setSeparator] = useState(() => separatorOf(language));
  const { busy, error, attempt } = useAttempt();
  return (
    <>
      <div className="csv-export">
        <div className="field">
          <label htmlFor={id}>{t('audit.separator')}</label>
          <select
            id={id}
            value={separator}
            onChange={({ target }) => {
              setSeparator(target.value as Separator);
            }}
          >
            <option value=",">{t('audit.comma')}</option>
            <option value=";">{t('audit.semicolon')}</option>
          </select>
        </div>
        <button
          type="button"
          className="button"
          disabled={busy}
          onClick={() => void attempt(() => save(separator))}
        >
          {t('organiser.export')}
        </button>
      </div>
      {error && <FailureOf error={error} />}
    </>
  );
}
