import { lazy, Suspense, type ReactNode } from 'react';
import { isUnexpected, useErrorWords, type Problem } from './error-words';
import { useTranslation } from './i18n/translation';
import { Failure } from './notices';

/** Few ever see it. Where it cannot be loaded, the failure is told without it. */
const RequestNumber = lazy(() =>
  import('./request-number').catch(() => ({ default: (): ReactNode => null })),
);

/** An error of the API in plain words, with a way to try again where that helps. */
export function FailureOf({
  error,
  retry,
  whole,
}: {
  error: Problem;
  retry?: () => void;
  whole?: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const words = useErrorWords()(error);
  // Nobody casts a vote by asking again.
  const next = retry && error.type === 'Network' ? t('errors.Network.nextOfReading') : words.next;
  const number = isUnexpected(error) && error.requestId !== undefined && (
    <Suspense>
      <RequestNumber id={error.requestId} />
    </Suspense>
  );
  return (
    <Failure title={words.title} next={next} whole={whole}>
      {(retry || number) && (
        <>
          {retry && (
            <button type="button" className="button" onClick={retry}>
              {t('common.retry')}
            </button>
          )}
          {number}
        </>
      )}
    </Failure>
  );
}
