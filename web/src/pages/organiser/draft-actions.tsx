import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'react-router';
import { DeleteVotingDocument } from '../../../../schema/generated/operations';
import { run } from '../../session/api/client';
import { useAttempt } from '../../session/api/use-attempt';
import type { SavedDraft } from '../../session/cache/drafts';
import { Dialog } from '../../ui/dialog';
import { FailureOf } from '../../ui/failure-of';
import { useTranslation } from '../../ui/i18n/translation';

/** What an organiser can do with a draft, besides writing it. Deleting asks first. */
export function DraftActions({
  draft,
  deleted,
  children,
}: {
  draft: Pick<SavedDraft, 'id' | 'title'>;
  /** Told once it is gone. */
  deleted: () => void;
  /** Further actions, put first. */
  children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { busy, error, attempt } = useAttempt();
  const remove = async (): Promise<void> => {
    await run(DeleteVotingDocument, { id: draft.id }, 'voter');
    deleted();
  };
  return (
    <div className="stack-tight">
      <div className="actions">
        {children}
        <Link className="button small" to={`/organiser/votings/new?draft=${draft.id}`}>
          {t('organiser.duplicate')}
        </Link>
        <Button
          className="button small danger"
          isDisabled={busy}
          onPress={() => {
            setAsking(true);
          }}
        >
          {t('organiser.delete')}
        </Button>
      </div>
      {error && <FailureOf error={error} />}
      <Dialog
        open={asking}
        close={() => {
          setAsking(false);
        }}
        title={t('organiser.deleteTitle', { title: draft.title || t('drafts.untitled') })}
      >
        <p>{t('drafts.deleteMeans')}</p>
        <div className="actions">
          <Button
            className="button danger"
            onPress={() => {
              setAsking(false);
              void attempt(remove);
            }}
          >
            {t('organiser.delete')}
          </Button>
          <Button
            className="button"
            autoFocus
            onPress={() => {
              setAsking(false);
            }}
          >
            {t('common.cancel')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
