import { useRef, useState, type ReactNode } from 'react';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { useAttempt } from '../../../session/api/use-attempt';
import { FailureOf } from '../../../ui/failure-of';
import { Field } from '../../../ui/field';
import { Form } from '../../../ui/form';
import { useTranslation } from '../../../ui/i18n/translation';
import { SubmitButton } from '../../../ui/submit-button';
import { useNow } from '../../../ui/time/clock';
import { checkDraft } from './check-draft';
import type { Draft } from './draft';
import { OptionFields } from './option-fields';
import { PictureField } from './picture-field';
import { TilePreview } from './tile-preview';
import { VotersFields } from './voters-fields';
import '../organiser.css';

/** The form of a voting, checked as one types, with its tile beside it. */
export function Editor({
  initial,
  onlyClosing = false,
  isNew = false,
  action,
  changed,
  save,
}: {
  initial: Draft;
  /** Whether the voting is open: then only its closing time may change. */
  onlyClosing?: boolean;
  /** Whether it can still be said who may vote. */
  isNew?: boolean;
  action: string;
  /** Told of the draft with each change. */
  changed?: (draft: Draft) => void;
  /** @throws ApiError */
  save: (draft: Draft) => Promise<void>;
}): ReactNode {
  const { t } = useTranslation();
  const now = useNow();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(initial);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [submitted, setSubmitted] = useState(false);
  const [uploading, setUploading] = useState<ReadonlySet<string>>(new Set());
  const { busy, error, attempt, clearError } = useAttempt();

  const complaints = checkDraft(draft, now);
  const errorOf = (field: string): string | undefined => {
    const complaint = complaints[field];
    if (complaint && (submitted || touched.has(field)))
      return t(`checks.${complaint.check}`, { count: complaint.count ?? 0 });
    return error?.type === 'InvalidInput' && error.info['field'] === field ? error.message : undefined;
  };
  const change = <Name extends keyof Draft>(name: Name, value: Draft[Name]): void => {
    const next = { ...draft, [name]: value };
    setDraft(next);
    changed?.(next);
    setTouched((before) => new Set(before).add(name));
    clearError();
  };
  const text = (name: 'title' | 'description' | 'opensAt' | 'closesAt') => ({
    value: draft[name],
    error: errorOf(name),
    onChange: (value: string) => {
      change(name, value);
    },
  });
  const noteUpload = (field: string, isUnderWay: boolean): void => {
    setUploading((before) => {
      const after = new Set(before);
      if (isUnderWay) after.add(field);
      else after.delete(field);
      return after;
    });
  };
  const submit = async (): Promise<void> => {
    setSubmitted(true);
    if (Object.keys(complaints).length > 0) {
      focusFirstComplaint();
      return;
    }
    if (uploading.size > 0) return;
    await attempt(() => save(draft));
  };
  // The complaints are on the page once React has drawn them.
  const focusFirstComplaint = (): void => {
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <div className="editor">
      <Form ref={form} className="card stack" noValidate submit={() => void submit()}>
        {!onlyClosing && (
          <>
            <Field label={t('editor.title')} {...text('title')} required />
            <Field label={t('editor.description')} {...text('description')} multiline />
            <PictureField
              label={t('editor.picture')}
              value={draft.imageUrl}
              error={errorOf('imageUrl')}
              onChange={(value) => {
                change('imageUrl', value);
              }}
              onBusy={(busy) => {
                noteUpload('imageUrl', busy);
              }}
            />
            <RadioGroup
              className="choice"
              value={draft.access}
              onChange={(value) => {
                change('access', value as Draft['access']);
              }}
            >
              <Label>{t('editor.access')}</Label>
              <RadioField value="FREE">
                <RadioButton>{t('access.free')}</RadioButton>
              </RadioField>
              <RadioField value="PAID">
                <RadioButton>{t('access.paid', { count: 1 })}</RadioButton>
              </RadioField>
            </RadioGroup>
            <Field
              label={t('editor.opensAt')}
              type="datetime-local"
              hint={t('editor.opensAtHint', { zone })}
              {...text('opensAt')}
            />
          </>
        )}
        <Field
          label={t('editor.closesAt')}
          type="datetime-local"
          hint={t(onlyClosing ? 'editor.onlyClosing' : 'editor.zone', { zone })}
          {...text('closesAt')}
          required
        />
        {!onlyClosing && (
          <OptionFields
            options={draft.options}
            errorOf={errorOf}
            onChange={(options) => {
              change('options', options);
            }}
            onBusy={noteUpload}
          />
        )}
        {isNew && (
          <VotersFields
            domains={draft.domains ?? ''}
            error={errorOf('voters')}
            invited={draft.invited ?? []}
            onDomains={(domains) => {
              change('domains', domains);
            }}
            onInvited={(invited) => {
              change('invited', invited);
            }}
          />
        )}
        {submitted && Object.keys(complaints).length > 0 && (
          <p className="notice failure" role="alert">
            {t('editor.incomplete')}
          </p>
        )}
        {submitted && uploading.size > 0 && (
          <p className="notice" role="status">
            {t('editor.uploading')}
          </p>
        )}
        {error && <FailureOf error={error} />}
        <SubmitButton className="button primary large" busy={busy} busyText={t('common.wait')}>
          {action}
        </SubmitButton>
      </Form>
      <TilePreview draft={draft} />
    </div>
  );
}
