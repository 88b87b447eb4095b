import { useRef, type ReactNode } from 'react';
import { CopyButton } from '../../ui/copy-button';
import { Dialog } from '../../ui/dialog';
import { useTranslation } from '../../ui/i18n/translation';
import { embedCode } from '../../ui/voting/embed-code';
import type { Voting } from '../../ui/voting/voting';

/** The lines that show a voting on another site. */
export function EmbedDialog({ voting, close }: { voting: Voting | undefined; close: () => void }): ReactNode {
  const { t } = useTranslation();
  const lines = useRef<HTMLTextAreaElement>(null);
  if (voting === undefined) return null;
  return (
    <Dialog open close={close} title={t('embed.title')}>
      <p>{t('embed.means')}</p>
      <textarea
        ref={lines}
        className="embed-code"
        aria-label={t('embed.lines')}
        dir="ltr"
        rows={4}
        readOnly
        value={embedCode(voting)}
        onFocus={({ target }) => {
          target.select();
        }}
      />
      <p className="faint">{t('embed.allowed')}</p>
      <div className="actions">
        <CopyButton text={embedCode(voting)} done={t('share.copied')} refused={() => lines.current?.focus()}>
          {t('share.copy')}
        </CopyButton>
        <button type="button" className="button small" onClick={close}>
          {t('presenter.close')}
        </button>
      </div>
    </Dialog>
  );
}
