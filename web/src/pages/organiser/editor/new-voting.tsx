import { useState, type ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { CreateVotingDocument } from '../../../../../schema/generated/operations';
import type { CreateVotingInput } from '../../../../../schema/generated/types';
import { useUser } from '../../../session/account/use-session';
import { ApiError } from '../../../session/api/api-error';
import { run } from '../../../session/api/client';
import { useDraft, type SavedDraft } from '../../../session/cache/drafts';
import { rememberVotings } from '../../../session/cache/known-votings';
import { useVoting } from '../../../session/cache/use-voting';
import { FailureOf } from '../../../ui/failure-of';
import { useTranslation } from '../../../ui/i18n/translation';
import { Failure, Loading } from '../../../ui/notices';
import { serverNow } from '../../../ui/time/clock';
import { usePageTitle } from '../../../ui/use-page-title';
import { Beginnings } from './beginnings';
import { copyOf, emptyDraft, toCreateInput, type Draft } from './draft';
import { Editor } from './editor';
import { invite } from './invite';
import {
  forgetDraft,
  keepDraft,
  keepWhatStaysHere,
  keptDraft,
  type DraftPlace,
  type KeptDraft,
} from './kept-draft';
import { isPublished } from './publish';
import { formOf, toDraftInput } from './saved-draft';

/** Creating a voting, from nothing or like another one. */
export default function NewVoting(): ReactNode {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const like = search.get('like');
  const draft = search.get('draft');
  usePageTitle(t('editor.newTitle'));
  return (
    <div className="page">
      <h1>{t('editor.newTitle')}</h1>
      {draft !== null ? (
        <DraftCopyForm key={draft} id={draft} />
      ) : like !== null ? (
        <CopyForm key={like} id={like} />
      ) : (
        <NewForm place="new" />
      )}
    </div>
  );
}

function CopyForm({ id }: { id: string }): ReactNode {
  const { voting, error, refresh } = useVoting(id, 'voter');
  return (
    <>
      {error && <FailureOf error={error} retry={() => void refresh()} />}
      {voting === undefined ? (
        !error && <Loading />
      ) : (
        <NewForm place={`like ${id}`} like={() => copyOf(voting, serverNow())} />
      )}
    </>
  );
}

/**
 * A draft is copied with its window and with who may vote, but for the addresses that are to be invited. What was written here
 * before, maybe of a draft that is gone by now, goes before.
 */
function DraftCopyForm({ id }: { id: string }): ReactNode {
  const { draft, error, refresh } = useDraft(id);
  const userId = useUser()?.id ?? '';
  const place: DraftPlace = `like ${id}`;
  const [isBegun] = useState(() => keptDraft(userId, place) !== undefined);
  if (isBegun) return <NewForm place={place} />;
  const problem = draft === null ? new ApiError('VotingNotFound', id) : error;
  return (
    <>
      {problem && <FailureOf error={problem} retry={refresh} />}
      {draft ? <NewForm place={place} like={() => formOf(draft)} /> : !problem && <Loading />}
    </>
  );
}

/** One voting comes of it, however often it is sent, and through a reload. */
function NewForm({
  place,
  like,
}: {
  place: DraftPlace;
  /** What it begins with. Absent: with nothing. */
  like?: () => Draft;
}): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const userId = useUser()?.id ?? '';
  const begin = (): KeptDraft => ({
    key: crypto.randomUUID(),
    draft: like === undefined ? emptyDraft(serverNow()) : like(),
  });
  const [{ key, draft: initial }, setBegun] = useState(() => keptDraft(userId, place) ?? begin());
  /** Another number: the form begins again with another draft, and is still sent as the same voting. */
  const [turn, setTurn] = useState(0);
  /** The page of what was created before. */
  const [created, setCreated] = useState<string>();
  const create = async (
    draft: Draft,
    content: CreateVotingInput,
    then: (voting: SavedDraft) => Promise<void>,
  ): Promise<void> => {
    // Kept before it is sent: a reload while the answer is out sends the same request.
    keepDraft(userId, place, { key, draft });
    try {
      const input = { ...content, idempotencyKey: key };
      await then((await run(CreateVotingDocument, { input }, 'voter')).createVoting);
    } catch (error) {
      if (!(error instanceof ApiError) || typeof error.info['votingId'] !== 'string') throw error;
      const id = error.info['votingId'];
      setCreated((await isPublished(id)) ? `/organiser/votings/${id}` : `/organiser/drafts/${id}`);
    }
  };
  const save = (draft: Draft): Promise<void> =>
    create(draft, toCreateInput(draft), async (voting) => {
      await invite(voting.id, draft.invited);
      forgetDraft(place);
      rememberVotings([voting]);
      await navigate(`/votings/${voting.id}`);
    });
  const saveDraft = (draft: Draft): Promise<void> =>
    create(draft, toDraftInput(draft), async ({ id, updatedAt }) => {
      forgetDraft(place);
      keepWhatStaysHere(userId, `draft ${id}`, updatedAt, draft);
      await navigate(`/organiser/drafts/${id}`, { replace: true, state: 'saved' });
    });
  const startOver = (): void => {
    forgetDraft(place);
    setCreated(undefined);
    setBegun(begin());
  };
  return (
    <>
      {like === undefined && created === undefined && (
        <Beginnings
          written={() => keptDraft(userId, place)?.draft ?? initial}
          begin={(draft) => {
            keepDraft(userId, place, { key, draft });
            setBegun({ key, draft });
            setTurn(turn + 1);
          }}
        />
      )}
      {created === undefined ? (
        <Editor
          key={`${key} ${turn}`}
          initial={initial}
          isNew
          action={t('editor.create')}
          changed={(draft) => {
            keepDraft(userId, place, { key, draft });
          }}
          save={save}
          saveDraft={saveDraft}
        />
      ) : (
        <Failure title={t('editor.createdTitle')} next={t('editor.createdNext')}>
          <Link
            className="button primary"
            to={created}
            onClick={() => {
              forgetDraft(place);
            }}
          >
            {t('editor.openCreated')}
          </Link>
          <button type="button" className="button" onClick={startOver}>
            {t('editor.startOver')}
          </button>
        </Failure>
      )}
    </>
  );
}
