import type { ReactNode } from 'react';
import { useErrorWords, type Problem } from './error-words';
import { FailureOf } from './failure-of';
import { useTranslation } from './i18n/translation';
import { Failure } from './notices';

/**
 * An error where money is asked about, not begun with: that a provider does not answer means something else there than at
 * the counter, and nobody is sent to pay a second time.
 */
export function ProviderFailure({
  error,
  means,
  retry,
}: {
  error: Problem;
  means: 'settling.notAsked' | 'payments.notRefunded';
  retry?: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const words = useErrorWords();
  if (error.type !== 'PaymentProviderError') return <FailureOf error={error} retry={retry} />;
  return (
    <Failure title={words(error).title} next={t(means)}>
      {retry && (
        <button type="button" className="button" onClick={retry}>
          {t('common.retry')}
        </button>
      )}
    </Failure>
  );
}
