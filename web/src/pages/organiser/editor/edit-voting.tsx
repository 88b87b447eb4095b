import { useState, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { UpdateVotingDocument } from '../../../../../schema/generated/operations';
import { run } from '../../../session/api/client';
import { rememberVotings } from '../../../session/cache/known-votings';
import { useVoting } from '../../../session/cache/use-voting';
import { FailureOf } from '../../../ui/failure-of';
import { useTranslation } from '../../../ui/i18n/translation';
import { Loading } from '../../../ui/notices';
import { usePageTitle } from '../../../ui/use-page-title';
import { useStatus } from '../../../ui/voting/use-status';
import type { Voting } from '../../../ui/voting/voting';
import { VotingActions } from '../voting-actions';
import { draftOf, toUpdateInput } from './draft';
import { Editor } from './editor';
import { ChangedSince, KeptNotice } from './kept-changes';
import { forgetDraft, type DraftPlace } from './kept-draft';
import { useKeptChanges } from './use-kept-changes';

/** Changing a voting: everything while it waits, its closing time while it is open, and what hides more. */
export default function EditVoting(): ReactNode {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { voting, error, refresh } = useVoting(id, 'voter');
  usePageTitle(t('editor.editTitle'));
  return (
    <div className="page">
      <h1>{t('editor.editTitle')}</h1>
      {error && <FailureOf error={error} retry={() => void refresh()} />}
      {voting === undefined ? (
        !error && <Loading />
      ) : (
        // Begun again with each change of the voting: what is written here may not fit to it any more.
        <EditForm key={`${voting.id} ${voting.updatedAt}`} voting={voting} />
      )}
    </div>
  );
}

function EditForm({ voting }: { voting: Voting }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const place: DraftPlace = `edit ${voting.id}`;
  // The form is about the voting as it was then: what others have changed since stays as they have it.
  const [begun] = useState(voting);
  const [initial] = useState(() => draftOf(begun));
  const changes = useKeptChanges(
    place,
    { key: begun.updatedAt, draft: initial },
    (draft) => Object.keys(toUpdateInput(begun, draft)).length > 1,
  );
  const status = useStatus(voting);
  return (
    <>
      <VotingActions voting={voting} status={status} />
      {status === 'CLOSED' ? (
        <p className="notice">{t('editor.closed')}</p>
      ) : changes.onTop ? (
        <ChangedSince changes={changes} />
      ) : (
        <>
          <KeptNotice changes={changes} />
          <Editor
            key={changes.turn}
            initial={initial}
            kept={changes.kept}
            changed={changes.keep}
            onlyClosing={status === 'OPEN'}
            published={voting}
            action={t('common.save')}
            save={async (draft) => {
              const input = toUpdateInput(begun, draft);
              const { updateVoting } = await run(UpdateVotingDocument, { input }, 'voter');
              forgetDraft(place);
              rememberVotings([updateVoting]);
              await navigate(`/votings/${voting.id}`);
            }}
          />
        </>
      )}
    </>
  );
}
