import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { CreateVotingDocument, InviteVotersDocument } from '../../../../../schema/generated/operations';
import { run } from '../../../session/api/client';
import { rememberVotings } from '../../../session/cache/known-votings';
import { useTranslation } from '../../../ui/i18n/translation';
import { serverNow } from '../../../ui/time/clock';
import { usePageTitle } from '../../../ui/use-page-title';
import { emptyDraft, toCreateInput } from './draft';
import { Editor } from './editor';
import { INVITED_AT_ONCE, inParts } from './invited';

/** Creating a voting. */
export default function NewVoting(): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [initial] = useState(() => emptyDraft(serverNow()));
  usePageTitle(t('editor.newTitle'));
  return (
    <div className="page">
      <h1>{t('editor.newTitle')}</h1>
      <Editor
        initial={initial}
        isNew
        action={t('editor.create')}
        save={async (draft) => {
          const { createVoting } = await run(CreateVotingDocument, { input: toCreateInput(draft) }, 'voter');
          for (const addresses of inParts(draft.invited ?? [], INVITED_AT_ONCE))
            await run(InviteVotersDocument, { input: { votingId: createVoting.id, addresses } }, 'voter');
          rememberVotings([createVoting]);
          await navigate(`/votings/${createVoting.id}`);
        }}
      />
    </div>
  );
}
