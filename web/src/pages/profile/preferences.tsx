import { Suspense, useState, type ReactNode } from 'react';
import { DISPLAY_NAME_LENGTH } from '../../../../model/limits';
import { useUser } from '../../session/account/use-session';
import { useAttempt } from '../../session/api/use-attempt';
import { knownProfile, saveProfile } from '../../session/cache/profile';
import { FailureOf } from '../../ui/failure-of';
import { Field } from '../../ui/field';
import { Form } from '../../ui/form';
import { useTranslation } from '../../ui/i18n/translation';
import { lazyPart } from '../../ui/lazy-part';
import { Success } from '../../ui/notices';
import { useStore } from '../../ui/store';
import { SubmitButton } from '../../ui/submit-button';
import { Switch } from '../../ui/switch';

const NotifyDevice = lazyPart(() => import('./notify-device'));

/** A name to go by, whether paid votings are listed, and what to be told. */
export function Preferences(): ReactNode {
  const { t } = useTranslation();
  const profile = useStore(knownProfile);
  const user = useUser();
  const [typedName, setTypedName] = useState<string>();
  const { busy, error, attempt } = useAttempt();
  const [saved, setSaved] = useState(false);
  const name = typedName ?? profile?.displayName ?? '';
  const tooLong = name.trim().length > DISPLAY_NAME_LENGTH;

  const save = async (input: Parameters<typeof saveProfile>[0]): Promise<void> => {
    setSaved(false);
    const done = await attempt(() => saveProfile(input));
    if (done && 'displayName' in input) setTypedName(undefined);
    setSaved(done);
  };
  return (
    <section className="card stack-tight" aria-labelledby="preferences-title">
      <h2 id="preferences-title" className="section-title">
        {t('profile.preferences')}
      </h2>
      <Form
        className="stack-tight"
        submit={() => {
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
      </Form>
      <Switch
        checked={profile?.showPaidVotings ?? true}
        change={(showPaidVotings) => save({ showPaidVotings })}
        disabled={profile === undefined}
      >
        {t('wall.showPaid')}
      </Switch>
      <Switch
        checked={profile?.reminders ?? true}
        change={(reminders) => save({ reminders })}
        disabled={profile === undefined}
      >
        {t('profile.reminders')}
      </Switch>
      <Switch
        checked={profile?.updates ?? false}
        change={(updates) => save({ updates })}
        disabled={profile === undefined}
      >
        {t('profile.updates')}
      </Switch>
      {user && (
        <Suspense>
          <NotifyDevice userId={user.id} />
        </Suspense>
      )}
      {saved && <Success>{t('profile.saved')}</Success>}
      {error && <FailureOf error={error} />}
    </section>
  );
}
