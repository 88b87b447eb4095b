import { useRef, useState, type ReactNode } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { UpdateVotingDocument } from '../../../../../schema/generated/operations';
import { useUser } from '../../../session/account/use-session';
import { run } from '../../../session/api/client';
import { useDraft, type SavedDraft } from '../../../session/cache/drafts';
import { FailureOf } from '../../../ui/failure-of';
import { useTranslation } from '../../../ui/i18n/translation';
import { Failure, Loading } from '../../../ui/notices';
import { serverNow } from '../../../ui/time/clock';
import { usePageTitle } from '../../../ui/use-page-title';
import { DraftActions } from '../draft-actions';
import type { Draft } from './draft';
import { Editor } from './editor';
import { invite } from './invite';
import { ChangedSince, KeptNotice } from './kept-changes';
import { forgetDraft, keepDraft, keepWhatStaysHere, keptDraft, type DraftPlace } from './kept-draft';
import { Publication } from './publish';
import { formOf, toDraftChanges } from './saved-draft';
import { useKeptChanges } from './use-kept-changes';

/** A draft of the server: everything in it can be changed, until it is published. */
export default function EditDraft(): ReactNode {
  const { id = '' } = useParams();
  return <DraftPage key={id} id={id} />;
}

function DraftPage({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  const { draft, error, refresh } = useDraft(id);
  usePageTitle(t('drafts.editTitle'));
  return (
    <div className="page">
      <h1>{t('drafts.editTitle')}</h1>
      {error && <FailureOf error={error} retry={refresh} />}
      {draft === undefined && !error && <Loading />}
      {draft === null && <Gone id={id} />}
      {draft && <DraftForm saved={draft} />}
    </div>
  );
}

/** Somebody published it, or deleted it. What was written here and not saved can become another one. */
function Gone({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  const userId = useUser()?.id ?? '';
  const kept = keptDraft(userId, `draft ${id}`);
  return (
    <Failure title={t('drafts.goneTitle')} next={t('drafts.goneNext')}>
      <Link className="button" to={`/organiser/votings/${id}`}>
        {t('drafts.openVoting')}
      </Link>
      {kept && (
        <Link
          className="button"
          to={`/organiser/votings/new?draft=${id}`}
          onClick={() => {
            keepDraft(userId, `like ${id}`, { key: crypto.randomUUID(), draft: kept.draft });
            forgetDraft(`draft ${id}`);
          }}
        >
          {t('drafts.takeAlong')}
        </Link>
      )}
      <Link className="button" to="/organiser">
        {t('board.title')}
      </Link>
    </Failure>
  );
}

function DraftForm({ saved }: { saved: SavedDraft }): ReactNode {
  const { t } = useTranslation();
  const { id } = saved;
  const navigate = useNavigate();
  const location = useLocation();
  const userId = useUser()?.id ?? '';
  const place: DraftPlace = `draft ${id}`;
  // What is sent is what was written since: what others have changed in between stays as they have it.
  const [base, setBase] = useState(() => ({ key: saved.updatedAt, draft: formOf(saved) }));
  const [publication] = useState(() => new Publication());
  const [title, setTitle] = useState(saved.title);
  const changes = useKeptChanges(
    place,
    base,
    (draft) => Object.keys(toDraftChanges(id, base.draft, draft, false, 0)).length > 2,
  );
  const latest = useRef<Draft>(undefined);
  const saveDraft = async (draft: Draft): Promise<void> => {
    const input = toDraftChanges(id, base.draft, draft, false, serverNow());
    const { updateVoting } = await run(UpdateVotingDocument, { input }, 'voter');
    const kept = keepWhatStaysHere(userId, place, updateVoting.updatedAt, draft);
    // What was written while it was on its way is not saved yet.
    if (latest.current && latest.current !== draft)
      keepDraft(userId, place, { key: kept.key, draft: latest.current, base: kept.draft });
    setBase(kept);
    setTitle(updateVoting.title);
    changes.noteSaved();
  };
  const publish = async (draft: Draft): Promise<void> => {
    await publication.publish(toDraftChanges(id, base.draft, draft, true, serverNow()));
    await invite(id, draft.invited);
    forgetDraft(place);
    await navigate(`/votings/${id}`);
  };
  return (
    <>
      <DraftActions
        draft={{ id, title }}
        deleted={() => {
          forgetDraft(place);
          void navigate('/organiser');
        }}
      />
      {changes.onTop ? (
        <ChangedSince changes={changes} />
      ) : (
        <>
          <KeptNotice changes={changes} />
          <Editor
            key={changes.turn}
            initial={base.draft}
            kept={changes.kept}
            changed={(draft) => {
              latest.current = draft;
              changes.keep(draft);
            }}
            isNew
            savesItself
            action={t('drafts.publish')}
            save={publish}
            saveDraft={saveDraft}
            isSaved={location.state === 'saved' && !changes.isChanged}
          />
        </>
      )}
    </>
  );
}
