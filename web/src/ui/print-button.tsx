import type { ReactNode } from 'react';
import { useTranslation } from './i18n/translation';

/** Opens the browser's own window for printing. It is not on the paper itself where its row is `unprinted`. */
export function PrintButton(): ReactNode {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="button primary"
      onClick={() => {
        print();
      }}
    >
      {t('print.action')}
    </button>
  );
}
