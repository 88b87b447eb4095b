import { useId, type ReactNode } from 'react';
import { Field } from '../../../ui/field';
import { useTranslation } from '../../../ui/i18n/translation';
import { addressesIn } from './invited';

/** Who may vote in a new voting: everybody, unless domains or a list of addresses say otherwise. */
export function VotersFields({
  domains,
  error,
  invited,
  onDomains,
  onInvited,
}: {
  domains: string;
  error: string | undefined;
  invited: string[];
  onDomains: (domains: string) => void;
  onInvited: (addresses: string[]) => void;
}): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const read = async (file: File | undefined): Promise<void> => {
    onInvited(file ? addressesIn(await file.text()) : []);
  };
  return (
    <fieldset className="stack-tight">
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
          id={id}
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => void read(target.files?.[0])}
        />
        <span id={`${id}-hint`} className="faint" role="status">
          {invited.length > 0 ? t('editor.invitedCount', { count: invited.length }) : t('editor.invitedHint')}
        </span>
      </div>
    </fieldset>
  );
}
