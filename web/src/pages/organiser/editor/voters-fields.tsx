import { useId, useRef, type ReactNode } from 'react';
import { Field } from '../../../ui/field';
import { useTranslation } from '../../../ui/i18n/translation';
import { addressesIn } from './invited';

/**
 * Who may vote in what is not published yet: everybody, unless domains or a list of addresses say otherwise. The server keeps no
 * addresses of a draft: it knows only that there are to be some.
 */
export function VotersFields({
  domains,
  error,
  invited,
  invitedError,
  isDraft,
  invitedOnly,
  onDomains,
  onInvited,
  onEverybody,
}: {
  domains: string;
  error: string | undefined;
  invited: string[];
  invitedError: string | undefined;
  /** Whether it is saved as a draft, before the addresses are invited. */
  isDraft: boolean;
  /** Whether others have to be invited, though no addresses may be here. */
  invitedOnly: boolean;
  onDomains: (domains: string) => void;
  onInvited: (addresses: string[]) => void;
  /** Nobody has to be invited any more. */
  onEverybody: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const read = async (chosen: File | undefined): Promise<void> => {
    onInvited(chosen ? addressesIn(await chosen.text()) : []);
  };
  return (
    <fieldset className="stack">
      <legend>{t('editor.voters')}</legend>
      <Field
        label={t('editor.domains')}
        hint={t('editor.domainsHint')}
        value={domains}
        error={error}
        onChange={onDomains}
      />
      <div className="field">
        <label htmlFor={id}>{t('editor.invited')}</label>
        <input
          ref={file}
          id={id}
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          aria-describedby={invitedError === undefined ? `${id}-hint` : `${id}-error ${id}-hint`}
          aria-invalid={invitedError !== undefined || undefined}
          onChange={({ target }) => void read(target.files?.[0])}
        />
        {invitedError !== undefined && (
          <span id={`${id}-error`} className="field-error">
            {invitedError}
          </span>
        )}
        <span id={`${id}-hint`} className="faint" role="status">
          {invited.length > 0
            ? t('editor.invitedCount', { count: invited.length })
            : t(invitedOnly ? 'drafts.invitedLater' : 'editor.invitedHint')}
          {isDraft && invited.length > 0 && ` ${t('drafts.invitedHere')}`}
        </span>
        {invitedOnly && (
          <div className="actions">
            <button
              type="button"
              className="button small"
              onClick={() => {
                if (file.current) file.current.value = '';
                onEverybody();
              }}
            >
              {t('drafts.inviteNobody')}
            </button>
          </div>
        )}
      </div>
    </fieldset>
  );
}
