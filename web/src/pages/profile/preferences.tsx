import { useState, type ReactNode } from 'react';
import { DISPLAY_NAME_LENGTH } from '../../../../model/limits';
import { toApiError, type ApiError } from '../../session/api/api-error';
import { knownProfile, saveProfile } from '../../session/cache/profile';
import { FailureOf } from '../../ui/failure-of';
import { Field } from '../../ui/field';
import { useTranslation } from '../../ui/i18n/translation';
import { Success } from '../../ui/notices';
import { useStore } from '../../ui/store';
import { SubmitButton } from '../../ui/submit-button';
import { Switch } from '../../ui/switch';

/** A name to go by, and whether paid votings are listed. */
export function Preferences(): ReactNode {
  const { t } = useTranslation();
  const profile = useStore(knownProfile);
  const [typedName, setTypedName] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const [error, setError] = useState<ApiError>();
  const name = typedName ?? profile?.displayName ?? '';
  const tooLong = name.trim().length > DISPLAY_NAME_LENGTH;

  const save = async (input: Parameters<typeof saveProfile>[0]): Promise<void> => {
    setBusy(true);
    setSaved(false);
    setError(undefined);
    await saveProfile(input)
      .then(() => {
        if ('displayName' in input) setTypedName(undefined);
        setSaved(true);
      })
      .catch((thrown: unknown) => {
        setError(toApiError(thrown));
      });
    setBusy(false);
  };
  return (
    <section className="card stack-tight" aria-labelledby="preferences-title">
      <h2 id="preferences-title" className="section-title">
        {t('profile.preferences')}
      </h2>
      <form
        className="stack-tight"
        onSubmit={(event) => {
          event.preventDefault();
          if (!tooLong) void save({ displayName: name.trim() === '' ? null : name.trim() });
        }}
      >
        <Field
          label={t('profile.displayName')}
          name="displayName"
          autoComplete="nickname"
          value={name}
          onChange={setTypedName}
          error={tooLong ? t('checks.tooLong', { count: DISPLAY_NAME_LENGTH }) : undefined}
        />
        <SubmitButton
          className="button"
          busy={busy}
          busyText={t('common.wait')}
          disabled={profile === undefined || tooLong}
        >
          {t('common.save')}
        </SubmitButton>
      </form>
      <Switch
        checked={profile?.showPaidVotings ?? true}
        change={(showPaidVotings) => save({ showPaidVotings })}
        disabled={profile === undefined}
      >
        {t('wall.showPaid')}
      </Switch>
      {saved && <Success>{t('profile.saved')}</Success>}
      {error && <FailureOf error={error} />}
    </section>
  );
}
