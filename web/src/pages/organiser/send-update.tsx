import { useState, type ReactNode } from 'react';
import { MAX_UPDATES, UPDATE_LENGTH } from '../../../../model/limits';
import { SendUpdateDocument } from '../../../../schema/generated/operations';
import { run } from '../../session/api/client';
import { useAttempt } from '../../session/api/use-attempt';
import { Dialog } from '../../ui/dialog';
import { FailureOf } from '../../ui/failure-of';
import { Field } from '../../ui/field';
import { Form } from '../../ui/form';
import { useTranslation } from '../../ui/i18n/translation';
import { Success } from '../../ui/notices';
import { SubmitButton } from '../../ui/submit-button';
import type { Voting } from '../../ui/voting/voting';

/** Writes an update of a voting, shows what voters will see, and sends it. Nothing is sent by the first button. */
export function SendUpdate({ voting, close }: { voting: Voting; close: () => void }): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  /** Names the request that sends these words, however often it has to be sent. */
  const [reviewed, setReviewed] = useState<{ text: string; key: string }>();
  const [sent, setSent] = useState(false);
  const { busy, error, attempt } = useAttempt();
  const words = text.trim();
  const tooLong = words.length > UPDATE_LENGTH;
  const review = (): void => {
    if (words === '' || tooLong) return;
    setReviewed((before) => (before?.text === words ? before : { text: words, key: crypto.randomUUID() }));
  };
  const send = async ({ text: said, key }: { text: string; key: string }): Promise<void> => {
    const input = { votingId: voting.id, text: said, idempotencyKey: key };
    setSent(await attempt(() => run(SendUpdateDocument, { input }, 'voter')));
  };
  return (
    <Dialog open close={close} title={t('update.title')}>
      {sent ? (
        <>
          <Success>{t('update.sent')}</Success>
          <div className="actions">
            <button type="button" className="button" onClick={close}>
              {t('presenter.close')}
            </button>
          </div>
        </>
      ) : reviewed === undefined ? (
        <Form className="stack-tight" submit={review}>
          <p>{t('update.who', { limit: MAX_UPDATES })}</p>
          <Field
            label={t('update.what')}
            value={text}
            onChange={setText}
            multiline
            required
            autoFocus
            error={tooLong ? t('checks.tooLong', { count: UPDATE_LENGTH }) : undefined}
          />
          <div className="actions">
            <SubmitButton
              className="button primary"
              busy={false}
              busyText={t('common.wait')}
              disabled={words === '' || tooLong}
            >
              {t('update.review')}
            </SubmitButton>
            <button type="button" className="button" onClick={close}>
              {t('common.cancel')}
            </button>
          </div>
        </Form>
      ) : (
        <>
          <p className="faint">{t('update.preview')}</p>
          <blockquote className="update-preview">
            <p dir="auto">
              <strong>{voting.title}</strong>
            </p>
            <p dir="auto">{reviewed.text}</p>
          </blockquote>
          {error && <FailureOf error={error} />}
          <div className="actions">
            <button
              type="button"
              className="button primary"
              disabled={busy}
              onClick={() => void send(reviewed)}
            >
              {t(busy ? 'common.wait' : 'update.send')}
            </button>
            <button
              type="button"
              className="button"
              disabled={busy}
              onClick={() => {
                setReviewed(undefined);
              }}
            >
              {t('update.back')}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}
