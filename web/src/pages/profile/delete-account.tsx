import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { deleteAccount } from '../../session/account/accounts';
import { toApiError, type ApiError } from '../../session/api/api-error';
import { balance } from '../../session/cache/balance';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { useTranslation } from '../../ui/i18n/translation';
import { useStore } from '../../ui/store';
import { SubmitButton } from '../../ui/submit-button';
import { DeletionFailure } from './deletion-failure';
import { WhatIsDeleted } from './what-is-deleted';

/** Says what goes with an account and what stays, asks whether that is understood, and deletes it. */
export function DeleteAccount({ open, close }: { open: boolean; close: () => void }): ReactNode {
  const { t } = useTranslation();
  const known = useStore(balance)?.credits;
  const [understood, setUnderstood] = useState(false);
  /** What was shown when it began: the balance is gone before the account is. */
  const [deleting, setDeleting] = useState<{ credits: number | undefined }>();
  const [error, setError] = useState<ApiError>();
  const busy = deleting !== undefined;
  const credits = busy ? deleting.credits : known;

  const leave = (): void => {
    if (busy) return;
    setUnderstood(false);
    setError(undefined);
    close();
  };
  const remove = async (): Promise<void> => {
    setDeleting({ credits: known });
    setError(undefined);
    await deleteAccount().catch((thrown: unknown) => {
      setError(toApiError(thrown));
      setDeleting(undefined);
    });
  };
  return (
    <Dialog open={open} title={t('deletion.title')} close={leave}>
      <Form
        className="stack"
        submit={() => {
          if (understood && !busy) void remove();
        }}
      >
        <WhatIsDeleted credits={credits} />
        <label className="check">
          <input
            type="checkbox"
            checked={understood}
            disabled={busy}
            onChange={({ target }) => {
              setUnderstood(target.checked);
            }}
          />
          <span>
            {credits !== undefined && credits > 0
              ? t('deletion.understoodCredits', { count: credits })
              : t('deletion.understood')}
          </span>
        </label>
        {error && <DeletionFailure error={error} />}
        <p role="status" className={busy ? 'faint' : 'visually-hidden'}>
          {busy && t('deletion.lasts')}
        </p>
        <div className="actions">
          <SubmitButton
            className="button danger"
            busy={busy}
            busyText={t('deletion.deleting')}
            disabled={!understood}
          >
            {t('deletion.confirm')}
          </SubmitButton>
          <Button className="button" autoFocus isDisabled={busy} onPress={leave}>
            {t('common.cancel')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
