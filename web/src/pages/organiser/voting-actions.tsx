import { useId, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Link, useNavigate } from 'react-router';
import { CloseVotingDocument, DeleteVotingDocument } from '../../../../schema/generated/operations';
import { run } from '../../session/api/client';
import { useAttempt } from '../../session/api/use-attempt';
import { forgetVoting, rememberVotings } from '../../session/cache/known-votings';
import { Dialog } from '../../ui/dialog';
import { FailureOf } from '../../ui/failure-of';
import { useTranslation } from '../../ui/i18n/translation';
import { Icon } from '../../ui/icons';
import type { Voting, VotingStatus } from '../../ui/voting/voting';
import { separatorOf } from './csv';
import { downloadCsv } from './download-csv';
import { EmbedDialog } from './embed-dialog';
import { resultsCsv } from './results-csv';
import { SendUpdate } from './send-update';

/**
 * What an organiser can do with a voting, besides changing it. What cannot be undone asks first. Where there is little room,
 * what is needed less often is behind a button.
 */
export function VotingActions({
  voting,
  status,
  children,
}: {
  voting: Voting;
  status: VotingStatus;
  /** Further actions, put first. */
  children?: ReactNode;
}): ReactNode {
  const { t, language } = useTranslation();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'close' | 'delete' | 'embed' | 'update'>();
  const [isLong, setLong] = useState(false);
  const id = useId();
  const { busy, error, attempt } = useAttempt();
  const close = async (): Promise<void> => {
    rememberVotings([(await run(CloseVotingDocument, { id: voting.id }, 'voter')).closeVoting]);
  };
  const remove = async (): Promise<void> => {
    await run(DeleteVotingDocument, { id: voting.id }, 'voter');
    await navigate('/organiser');
    forgetVoting(voting.id);
  };
  return (
    <div className="stack-tight">
      <div className="actions">
        {children}
        <Link className="button small" to={`/votings/${voting.id}/present`}>
          <Icon name="screen" />
          {t('organiser.present')}
        </Link>
        <Button
          className="button small further"
          aria-expanded={isLong}
          aria-controls={id}
          onPress={() => {
            setLong(!isLong);
          }}
        >
          {t(isLong ? 'organiser.less' : 'organiser.more')}
        </Button>
        <div id={id} className="further-actions" data-open={isLong || undefined}>
          {status !== 'UPCOMING' && (
            <Link className="button small" to={`/organiser/votings/${voting.id}/statistics`}>
              {t('organiser.statistics')}
            </Link>
          )}
          <Link className="button small" to={`/organiser/audit?voting=${voting.id}`}>
            {t('audit.title')}
          </Link>
          <Link className="button small" to={`/organiser/votings/new?like=${voting.id}`}>
            {t('organiser.duplicate')}
          </Link>
          {voting.code !== '' && (
            <Button
              className="button small"
              onPress={() => {
                setAsking('embed');
              }}
            >
              {t('embed.action')}
            </Button>
          )}
          <Button
            className="button small"
            onPress={() => {
              setAsking('update');
            }}
          >
            {t('update.title')}
          </Button>
          {status !== 'UPCOMING' && (
            <Button
              className="button small"
              onPress={() => {
                downloadCsv(`hustings-${voting.id}`, resultsCsv(voting, separatorOf(language)));
              }}
            >
              <Icon name="download" />
              {t('organiser.export')}
            </Button>
          )}
        </div>
        {status === 'OPEN' && (
          <Button
            className="button small danger"
            isDisabled={busy}
            onPress={() => {
              setAsking('close');
            }}
          >
            {t('organiser.close')}
          </Button>
        )}
        {status === 'UPCOMING' && (
          <Button
            className="button small danger"
            isDisabled={busy}
            onPress={() => {
              setAsking('delete');
            }}
          >
            {t('organiser.delete')}
          </Button>
        )}
      </div>
      {error && <FailureOf error={error} />}
      <EmbedDialog
        voting={asking === 'embed' ? voting : undefined}
        close={() => {
          setAsking(undefined);
        }}
      />
      {asking === 'update' && (
        <SendUpdate
          voting={voting}
          close={() => {
            setAsking(undefined);
          }}
        />
      )}
      <Dialog
        open={asking === 'close' || asking === 'delete'}
        close={() => {
          setAsking(undefined);
        }}
        title={t(asking === 'delete' ? 'organiser.deleteTitle' : 'organiser.closeTitle', {
          title: voting.title,
        })}
      >
        <p>{t(asking === 'delete' ? 'organiser.deleteMeans' : 'organiser.closeMeans')}</p>
        <div className="actions">
          <Button
            className="button danger"
            onPress={() => {
              setAsking(undefined);
              void attempt(asking === 'delete' ? remove : close);
            }}
          >
            {t(asking === 'delete' ? 'organiser.delete' : 'organiser.close')}
          </Button>
          <Button
            className="button"
            autoFocus
            onPress={() => {
              setAsking(undefined);
            }}
          >
            {t('common.cancel')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
