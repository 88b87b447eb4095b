import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from '../../ui/i18n/translation';

/** Fetches more as the end of the list comes into view; the button does the same for those who tab to it. */
export function LoadMore({ loading, more }: { loading: boolean; more: () => void }): ReactNode {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (loading || button.current === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) more();
      },
      { rootMargin: '400px' },
    );
    observer.observe(button.current);
    return () => {
      observer.disconnect();
    };
  }, [loading, more]);
  return (
    <button ref={button} type="button" className="button more" disabled={loading} onClick={more}>
      {t(loading ? 'common.loading' : 'common.more')}
    </button>
  );
}
