import { useState, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { UpdateVotingDocument } from '../../../../../schema/generated/operations';
import { run } from '../../../session/api/client';
import { rememberVotings } from '../../../session/cache/known-votings';
import { useVoting } from '../../../session/cache/use-voting';
import { FailureOf } from '../../../ui/failure-of';
import { useTranslation } from '../../../ui/i18n/translation';
import { Loading } from '../../../ui/notices';
import { useNow } from '../../../ui/time/clock';
import { usePageTitle } from '../../../ui/use-page-title';
import { statusAt, type Voting } from '../../../ui/voting/voting';
import { VotingActions } from '../voting-actions';
import { draftOf, toUpdateInput } from './draft';
import { Editor } from './editor';

/** Changing a voting: everything while it waits, its closing time while it is open. */
export default function EditVoting(): ReactNode {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { voting, error, refresh } = useVoting(id, 'voter');
  usePageTitle(t('editor.editTitle'));
  return (
    <div className="page">
      <h1>{t('editor.editTitle')}</h1>
      {error && <FailureOf error={error} retry={() => void refresh()} />}
      {voting === undefined ? !error && <Loading /> : <EditForm key={voting.id} voting={voting} />}
    </div>
  );
}

function EditForm({ voting }: { voting: Voting }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [initial] = useState(() => draftOf(voting));
  const status = statusAt(voting, useNow());
  return (
    <>
      <VotingActions voting={voting} status={status} />
      {status === 'CLOSED' ? (
        <p className="notice">{t('editor.closed')}</p>
      ) : (
        <Editor
          initial={initial}
          onlyClosing={status === 'OPEN'}
          action={t('common.save')}
          save={async (draft) => {
            const input = toUpdateInput(voting, draft);
            rememberVotings([(await run(UpdateVotingDocument, { input }, 'voter')).updateVoting]);
            await navigate(`/votings/${voting.id}`);
          }}
        />
      )}
    </>
  );
}
