import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { CreateVotingDocument, InviteVotersDocument } from '../../../../../schema/generated/operations';
import { useUser } from '../../../session/account/use-session';
import { ApiError } from '../../../session/api/api-error';
import { run } from '../../../session/api/client';
import { rememberVotings } from '../../../session/cache/known-votings';
import { useTranslation } from '../../../ui/i18n/translation';
import { Failure } from '../../../ui/notices';
import { serverNow } from '../../../ui/time/clock';
import { usePageTitle } from '../../../ui/use-page-title';
import { emptyDraft, toCreateInput, type Draft } from './draft';
import { Editor } from './editor';
import { INVITED_AT_ONCE, inParts } from './invited';
import { forgetDraft, keepDraft, keptDraft, type KeptDraft } from './kept-draft';

/** Creating a voting: one, however often it is sent, and through a reload. */
export default function NewVoting(): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const userId = useUser()?.id ?? '';
  const begin = (): KeptDraft => ({ key: crypto.randomUUID(), draft: emptyDraft(serverNow()) });
  const [{ key, draft: initial }, setBegun] = useState(() => keptDraft(userId) ?? begin());
  const [created, setCreated] = useState<string>();
  usePageTitle(t('editor.newTitle'));
  const save = async (draft: Draft): Promise<void> => {
    const input = { ...toCreateInput(draft), idempotencyKey: key };
    // Kept before it is sent: a reload while the answer is out sends the same request.
    keepDraft(userId, { key, draft });
    try {
      const { createVoting } = await run(CreateVotingDocument, { input }, 'voter');
      for (const addresses of inParts(draft.invited ?? [], INVITED_AT_ONCE))
        await run(InviteVotersDocument, { input: { votingId: createVoting.id, addresses } }, 'voter');
      forgetDraft();
      rememberVotings([createVoting]);
      await navigate(`/votings/${createVoting.id}`);
    } catch (error) {
      if (!(error instanceof ApiError) || typeof error.info['votingId'] !== 'string') throw error;
      setCreated(error.info['votingId']);
    }
  };
  const startOver = (): void => {
    forgetDraft();
    setCreated(undefined);
    setBegun(begin());
  };
  return (
    <div className="page">
      <h1>{t('editor.newTitle')}</h1>
      {created === undefined ? (
        <Editor
          key={key}
          initial={initial}
          isNew
          action={t('editor.create')}
          changed={(draft) => {
            keepDraft(userId, { key, draft });
          }}
          save={save}
        />
      ) : (
        <Failure title={t('editor.createdTitle')} next={t('editor.createdNext')}>
          <Link className="button primary" to={`/organiser/votings/${created}`} onClick={forgetDraft}>
            {t('editor.openCreated')}
          </Link>
          <button type="button" className="button" onClick={startOver}>
            {t('editor.startOver')}
          </button>
        </Failure>
      )}
    </div>
  );
}
