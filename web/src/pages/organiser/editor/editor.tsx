import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useAttempt } from '../../../session/api/use-attempt';
import { FailureOf } from '../../../ui/failure-of';
import { Field } from '../../../ui/field';
import { Form } from '../../../ui/form';
import { editorTexts } from '../../../ui/i18n/editor-texts';
import { useFormat } from '../../../ui/i18n/format';
import { addTexts } from '../../../ui/i18n/i18n';
import { useTranslation } from '../../../ui/i18n/translation';
import { Success } from '../../../ui/notices';
import { SubmitButton } from '../../../ui/submit-button';
import { useNow } from '../../../ui/time/clock';
import type { Voting } from '../../../ui/voting/voting';
import { checkDraft, checkUnfinished } from './check-draft';
import { AccessChoice, ResultsChoice } from './choices';
import { closingAfter, inZone, takesInvitedOnly, whileOpen, type Draft } from './draft';
import { Durations } from './durations';
import { OptionFields } from './option-fields';
import { PictureField } from './picture-field';
import { Preview } from './preview/preview';
import { useAutosave } from './use-autosave';
import { VotersFields } from './voters-fields';
import { ZoneField } from './zone-field';
import { atClockChange, millisOf, offsetAt, ownZone } from './zones';
import '../organiser.css';

addTexts('editor', editorTexts);

/** The form of a voting, checked as one types, with a preview beside it. */
export function Editor({
  initial,
  kept,
  onlyClosing = false,
  isNew = false,
  published,
  action,
  changed,
  save,
  saveDraft,
  isSaved = false,
  savesItself = false,
}: {
  initial: Draft;
  /** What was made of it before, and not saved. */
  kept?: Draft | undefined;
  /** Whether the voting is open: then only its closing time may change, and who sees its counts. */
  onlyClosing?: boolean;
  /** Whether it can still be said who may vote. */
  isNew?: boolean;
  /** The voting that is changed. Absent: it is not published yet. */
  published?: Voting;
  action: string;
  /** Told of the draft with each change. */
  changed?: (draft: Draft) => void;
  /** @throws ApiError */
  save: (draft: Draft) => Promise<void>;
  /** Saves it as a draft, which may lack what a voting needs. Absent: it is published. @throws ApiError */
  saveDraft?: (draft: Draft) => Promise<void>;
  /** Whether the draft was just saved. */
  isSaved?: boolean;
  /** Whether it is saved as a draft as one writes. */
  savesItself?: boolean;
}): ReactNode {
  const { t, language } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const form = useRef<HTMLFormElement>(null);
  const [written, setWritten] = useState(kept ?? initial);
  // What was written before the voting opened can no longer be saved.
  const draft = onlyClosing ? whileOpen(initial, written) : written;
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [submitted, setSubmitted] = useState<'whole' | 'draft'>();
  const [saved, setSaved] = useState(isSaved);
  const [uploading, setUploading] = useState<ReadonlySet<string>>(new Set());
  const [unsaved, setUnsaved] = useState<Draft>();
  const { busy, error, attempt, clearError } = useAttempt();

  const complaints = checkDraft(draft, now);
  const draftComplaints = checkUnfinished(draft);
  const inTheWay = submitted === 'draft' ? draftComplaints : complaints;
  const isSavable = savesItself && !busy && uploading.size === 0 && Object.keys(draftComplaints).length === 0;
  const autosave = useAutosave(isSavable ? unsaved : undefined, async (part) => saveDraft?.(part));
  const errorOf = (field: string): string | undefined => {
    const complaint = touched.has(field) ? complaints[field] : inTheWay[field];
    if (complaint && (submitted || touched.has(field)))
      return t(`checks.${complaint.check}`, { count: complaint.count ?? 0 });
    return error?.type === 'InvalidInput' && error.info['field'] === field ? error.message : undefined;
  };
  const change = (changes: Partial<Draft>): void => {
    const next = { ...draft, ...changes };
    setWritten(next);
    setUnsaved(next);
    changed?.(next);
    setTouched((before) => new Set([...before, ...Object.keys(changes)]));
    setSaved(false);
    clearError();
  };
  const text = (name: 'title' | 'description' | 'opensAt' | 'closesAt') => ({
    value: draft[name],
    error: errorOf(name),
    onChange: (value: string) => {
      change({ [name]: value });
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
    setSubmitted('whole');
    setSaved(false);
    if (Object.keys(complaints).length > 0) {
      focusFirstComplaint();
      return;
    }
    if (uploading.size > 0) return;
    await attempt(() => autosave.settled().then(() => save(draft)));
  };
  const submitDraft = async (): Promise<void> => {
    if (busy || !saveDraft) return;
    setSubmitted('draft');
    setSaved(false);
    // What only a voting needs is not asked for.
    setTouched(new Set());
    if (Object.keys(draftComplaints).length > 0) {
      focusFirstComplaint();
      return;
    }
    if (uploading.size > 0) return;
    if (!(await attempt(() => autosave.settled().then(() => saveDraft(draft))))) return;
    setSubmitted(undefined);
    setUnsaved(undefined);
    setSaved(true);
  };
  // The complaints are on the page once React has drawn them.
  const focusFirstComplaint = (): void => {
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid=true], .field-error[tabindex]')?.focus(),
    );
  };
  const closes = millisOf(draft.closesAt, draft.zone);
  /** In which zone a time is, what it is in the organiser's own, and what is meant where clocks are changed. */
  const timeHint = (local: string, more: string): string => {
    const { zone } = draft;
    const at = millisOf(local, zone);
    const changed = atClockChange(local, zone);
    const own = Number.isNaN(at) ? '' : format.moment(new Date(at).toISOString());
    return [
      zone === undefined
        ? t('editor.zone', { zone: ownZone() })
        : t('editor.zones.there', { zone, offset: offsetAt(Number.isNaN(at) ? now : at, zone, language) }),
      zone !== undefined && own !== '' && t('editor.zones.own', { moment: own }),
      changed !== undefined &&
        t('editor.clockChange', { moment: format.moment(new Date(changed).toISOString(), zone) }),
      more,
    ]
      .filter(Boolean)
      .join(' ');
  };
  return (
    <div className="editor">
      <Form
        ref={form}
        className="card stack"
        noValidate
        onKeyDown={keepFromSubmitting}
        submit={() => void submit()}
      >
        {!onlyClosing && (
          <>
            <Field label={t('editor.title')} {...text('title')} required />
            <Field label={t('editor.description')} {...text('description')} multiline />
            <PictureField
              label={t('editor.picture')}
              value={draft.imageUrl}
              error={errorOf('imageUrl')}
              onChange={(value) => {
                change({ imageUrl: value });
              }}
              onBusy={(busy) => {
                noteUpload('imageUrl', busy);
              }}
            />
            <AccessChoice access={draft.access} onChange={change} />
            <ResultsChoice results={draft.results} onChange={change} />
          </>
        )}
        <ZoneField
          zone={draft.zone}
          at={Number.isNaN(closes) ? now : closes}
          choose={(zone) => {
            const { opensAt, closesAt } = inZone(draft, zone);
            change({ zone, opensAt, closesAt });
          }}
        />
        {!onlyClosing && (
          <Field
            label={t('editor.opensAt')}
            type="datetime-local"
            hint={timeHint(draft.opensAt, t('editor.opensAtHint'))}
            {...text('opensAt')}
          />
        )}
        <Field
          label={t('editor.closesAt')}
          type="datetime-local"
          hint={timeHint(draft.closesAt, onlyClosing ? t('editor.onlyClosing') : '')}
          {...text('closesAt')}
          required
        />
        <Durations
          choose={(ms) => {
            change({ closesAt: closingAfter(draft, ms, now) });
          }}
        />
        {onlyClosing && (
          <ResultsChoice results={draft.results} promised={initial.results} onChange={change} />
        )}
        {!onlyClosing && (
          <OptionFields
            options={draft.options}
            errorOf={errorOf}
            onChange={(options) => {
              change({ options });
            }}
            onBusy={noteUpload}
          />
        )}
        {isNew && (
          <VotersFields
            domains={draft.domains ?? ''}
            error={errorOf('voters')}
            invited={draft.invited ?? []}
            invitedError={errorOf('invited')}
            isDraft={saveDraft !== undefined}
            invitedOnly={takesInvitedOnly(draft)}
            onEverybody={() => {
              change({ invited: [], invitedOnly: false });
            }}
            onDomains={(domains) => {
              change({ domains });
            }}
            onInvited={(invited) => {
              change({ invited });
            }}
          />
        )}
        {submitted && Object.keys(inTheWay).length > 0 && (
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
        {saved && <Success>{t('drafts.saved')}</Success>}
        <div className="actions">
          <SubmitButton className="button primary large" busy={busy} busyText={t('common.wait')}>
            {action}
          </SubmitButton>
          {saveDraft && (
            <button
              type="button"
              className="button large"
              aria-disabled={busy}
              onClick={() => void submitDraft()}
            >
              {t('drafts.save')}
            </button>
          )}
        </div>
        {/* Below the buttons, which stay where they are. */}
        {savesItself && (
          <p className="faint">
            {t(
              autosave.saved !== undefined && autosave.saved === written
                ? 'drafts.savedItself'
                : 'drafts.savesItself',
            )}
          </p>
        )}
      </Form>
      <Preview draft={draft} published={published} />
    </div>
  );
}

/** Enter in a field of one line would send the form: a voting is published by its button only. */
function keepFromSubmitting(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}
