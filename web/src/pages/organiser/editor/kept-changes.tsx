import type { ReactNode } from 'react';
import { useTranslation } from '../../../ui/i18n/translation';
import type { KeptChanges } from './use-kept-changes';

/** Says that the form begins with what was not saved. */
export function KeptNotice({ changes }: { changes: KeptChanges }): ReactNode {
  const { t } = useTranslation();
  if (!changes.isChanged) return null;
  return (
    <p className="notice actions">
      {t('editor.kept')}
      <button type="button" className="button small" onClick={changes.discard}>
        {t('editor.discard')}
      </button>
    </p>
  );
}

/** Asks what becomes of changes to what somebody else has changed since. */
export function ChangedSince({ changes }: { changes: KeptChanges }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="notice actions" role="status">
      {t('editor.changedSince')}
      <button type="button" className="button small" onClick={changes.putOnTop}>
        {t('editor.putOnTop')}
      </button>
      <button type="button" className="button small" onClick={changes.discard}>
        {t('editor.discardMine')}
      </button>
    </div>
  );
}
