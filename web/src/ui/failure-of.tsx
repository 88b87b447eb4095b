import type { ReactNode } from 'react';
import { useErrorWords, type Problem } from './error-words';
import { useTranslation } from './i18n/translation';
import { Failure } from './notices';

/** An error of the API in plain words, with a way to try again where that helps. */
export function FailureOf({ error, retry }: { error: Problem; retry?: () => void }): ReactNode {
  const { t } = useTranslation();
  const { title, next } = useErrorWords()(error);
  return (
    <Failure title={title} next={next}>
      {retry && (
        <button type="button" className="button" onClick={retry}>
          {t('common.retry')}
        </button>
      )}
    </Failure>
  );
}
